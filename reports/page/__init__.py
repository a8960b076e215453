"""The report as a page: what it shows is worked out here, and set by the templates."""
