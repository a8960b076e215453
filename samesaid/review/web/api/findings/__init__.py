"""Findings, and what people decide of them."""
