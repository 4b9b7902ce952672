"""Backends: what the core's nouns ask of the outside world, done in a simulation or for real."""
