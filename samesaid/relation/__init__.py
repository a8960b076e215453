"""Whether two texts are versions of one text at all, and whether one of them is condensed."""
