"""Texts of the queue."""
