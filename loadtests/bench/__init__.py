"""Benchmarks: ``python -m loadtests.bench`` measures and prints the tables of the README."""
