"""Whole clouds on this machine: hosts as namespaces or containers, a node beside them, one file."""
