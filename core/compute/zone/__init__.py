"""A zone: the largest unit of failure; everything physical belongs to one."""
