"""The JSON API: the same deeds for programs."""
