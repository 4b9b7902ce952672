"""The Debian guest: a virtual machine with systemd, an SSH server and apt, built from Debian's archive."""
