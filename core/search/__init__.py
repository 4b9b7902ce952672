"""Questions about resources of any kind, in ZQL."""
