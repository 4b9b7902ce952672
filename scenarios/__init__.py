"""Clouds as data, tutorials, and the suites that run on any backend."""
