"""The command `orrery`: a user of the API, nothing else."""
