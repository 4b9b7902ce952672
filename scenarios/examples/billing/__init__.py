"""Running hours of VMs by account, from the stream of events alone."""
