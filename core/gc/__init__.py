"""Garbage by API: outside work that the garbage collector still has to do."""
