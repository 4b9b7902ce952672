"""Compute: zones, clusters, hosts, offerings and VMs."""
