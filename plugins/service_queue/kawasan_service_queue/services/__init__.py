"""The rules of the queue. No HTTP; plain arguments; one named refusal each; core commits."""
