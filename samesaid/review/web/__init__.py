"""The web application: pages and the JSON API over what the store keeps; who may do what."""
