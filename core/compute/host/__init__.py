"""A host: a machine that runs VMs, its capacity, its state, and whether it answers."""
