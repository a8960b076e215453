"""Small words that limit a statement: only, at least, again, for the time being."""
