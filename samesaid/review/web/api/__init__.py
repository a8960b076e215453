"""The review as a service: JSON in and out, described by OpenAPI at /api/openapi.json."""
