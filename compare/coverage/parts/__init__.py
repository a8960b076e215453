"""O501 and O502 inside a sentence: words that one side of a bead says and the other does not."""
