"""Load by simulated users, made with Locust: `make load USERS=1000`.

`users` is Locust's file: tenants, administrators, monitors and CI jobs with their think times. `server` is an
`orrery serve` to load, `prepare` makes the accounts that users share, `report` compares what users met with
what the server counted, and with what the load generator itself used.
"""
