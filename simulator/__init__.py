"""The simulated datacenter: its own truth, its clock, its faults. It imports nothing of the management
core.
"""
