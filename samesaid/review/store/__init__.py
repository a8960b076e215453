"""What the review keeps, in one SQLite file: a log of all that happened, and tables that are made from it."""
