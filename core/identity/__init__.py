"""Who calls: accounts and sessions."""
