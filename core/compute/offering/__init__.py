"""Offerings: the sizes of VMs and of disks that users choose from."""
