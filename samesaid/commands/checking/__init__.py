"""One check of a command: its texts, where its results go, and what is said of it."""
