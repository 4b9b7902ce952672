"""The management core: everything that knows what a cloud is, and nothing of what it runs on."""
