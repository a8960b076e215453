"""Enumerations that both sides have, compared item by item."""
