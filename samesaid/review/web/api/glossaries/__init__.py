"""Glossaries of desks."""
