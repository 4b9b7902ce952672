"""Orrery: a datacenter managed by API, over a simulator or real hosts."""
