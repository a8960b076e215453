"""The pages, a module each: a router, and what its templates show."""
