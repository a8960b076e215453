"""Who did what to whom: two names or parties of one sentence that change places."""
