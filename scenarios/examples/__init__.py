"""Small programs that use a running cloud from outside, by its API alone."""
