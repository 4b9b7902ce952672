"""An L3 network: subnets of IP addresses on an L2 network, given out one by one."""
