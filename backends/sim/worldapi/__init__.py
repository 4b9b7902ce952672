"""The API of a simulated world: what is really there, its faults, and what happens without a call."""
