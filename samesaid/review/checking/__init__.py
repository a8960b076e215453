"""Checks inside the review: asked for by people, queued in the database, made by worker processes that stay warm."""
