"""A report in, a file out: one module a format."""
