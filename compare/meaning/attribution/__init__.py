"""Who said it, in which words, and whether the text vouches for it."""
