"""The simulated datacenter as a backend of the management core."""
