"""Measures of quality and speed, with the floors that they must not fall below: ``make bench``."""
