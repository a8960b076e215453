"""What is measured, with its floors: ``make bench``."""
