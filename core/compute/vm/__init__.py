"""VMs: the noun that everything else serves."""
