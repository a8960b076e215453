"""A report read back from its JSON, which may come from strangers: everything in it is checked before it is used."""
