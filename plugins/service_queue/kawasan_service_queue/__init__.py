"""Public offices, their hours and standards, and the ticket queue."""
