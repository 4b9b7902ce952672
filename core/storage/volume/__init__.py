"""Volumes: the disks of VMs."""
