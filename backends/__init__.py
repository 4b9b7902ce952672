"""Backends, which implement what the core asks of hosts and storages, and what composes a node with one."""
