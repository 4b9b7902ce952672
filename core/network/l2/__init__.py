"""An L2 network: an Ethernet segment on a physical interface, with or without a VLAN tag."""
