"""What an office's staff changes: offices, hours, services, counters; and what the last thirty days were like."""
