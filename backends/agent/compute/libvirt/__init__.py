"""Guests of QEMU, run by libvirt."""
