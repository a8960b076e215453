"""Archives: pair the documents that are versions of one text, check them, and query the findings.

A folder becomes a manifest (``pairing``), a manifest a store of findings (``running``), and a store answers questions.
"""
