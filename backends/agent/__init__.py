"""The service that runs on each host and makes it follow the management core."""
