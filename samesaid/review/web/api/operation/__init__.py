"""What whoever runs the service looks at."""
