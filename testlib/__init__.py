"""What the tests of the product share."""
