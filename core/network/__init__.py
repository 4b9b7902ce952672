"""Networks: L2 segments, L3 networks and their addresses."""
