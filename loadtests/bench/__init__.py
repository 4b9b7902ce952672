"""Benchmarks: ``python -m orrery.loadtests.bench`` measures and prints the tables of the README."""
