"""Two languages in one file: whether a document holds a text in two languages, and the two versions in it.

`division.divided` finds two languages by scripts, or by the letters of words, and puts every paragraph (or cell, or
sentence) to one of them. `versions.versions_in` makes a document of each; whether they are versions of one text is for
their beads to say.
"""
