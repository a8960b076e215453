"""Negations that one side alone has, and words replaced by their opposites."""
