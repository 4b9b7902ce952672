"""Backup storage: where images live before VMs are made of them."""
