"""Installs agents on hosts, over SSH and by Ansible, from what the node has."""
