"""A store as a small static site: files that a browser opens from the disk, with no server and no request outside."""
