"""The networks of a host: bridges, VLAN tags, ports of guests, and the rules that keep guests honest."""
