"""Reports and archives brought into the queue."""
