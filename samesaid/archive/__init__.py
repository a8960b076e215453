"""Archives: which documents are versions of one text, what they say differently, and what to ask of that afterwards.

A folder becomes a manifest (``pairing``), a manifest a store of findings (``running``), and a store answers questions.
"""
