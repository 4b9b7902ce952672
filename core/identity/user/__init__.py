"""Users of an account, and groups of them."""
