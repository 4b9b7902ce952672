"""An example of a plugin: VLAN pools, networks that draw from them, and a way to fill hosts one by one."""
