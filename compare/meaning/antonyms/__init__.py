"""Words that say the opposite of one another, in one language and between two."""
