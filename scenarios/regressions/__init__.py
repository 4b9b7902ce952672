"""A whole-product test for each thing that once broke."""
