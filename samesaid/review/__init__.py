"""The newsroom's review: a web application over reports, and what people decide there."""
