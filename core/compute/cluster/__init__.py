"""A cluster: hosts of one hypervisor type that share networks and primary storage."""
