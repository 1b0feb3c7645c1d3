"""What people fill in: fields that read Indonesian habits, and forms that hand drafts to the services."""
