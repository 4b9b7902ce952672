"""The tiny guest: an image that boots in seconds and is built without a registry."""
