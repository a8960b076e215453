"""The many small parts of a store made into few large packs."""
