"""kill -9 of a real server with a real database, at random moments of a running load.

    python -m orrery.loadtests.crash --kills 20

A worker owns the VMs and volumes that it makes, so it knows what each call that was acknowledged has brought
about. The server is killed and started again on the same files, time after time. At the end it is stopped,
and its database and world are opened and left to settle: what was acknowledged must still hold, and the
oracles must find nothing.
"""
