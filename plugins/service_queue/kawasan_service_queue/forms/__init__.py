"""Forms of the queue."""
