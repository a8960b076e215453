"""Sentences in, beads out: which sentences of two versions say the same thing."""
