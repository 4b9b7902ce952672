"""Ways to run a guest on a host."""
