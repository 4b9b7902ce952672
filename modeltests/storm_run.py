"""A storm from its beginning to its end, with a look at the counters in its pauses."""

from __future__ import annotations

from orrery.modeltests.storm import Storm
from orrery.testlib.cloud import TestCloud
from orrery.testlib.oracles import find_miscounts

AT_ONCE = 300
LOOKS = 4
HOSTS_STRUCK = 4
QUIET_SECONDS = 600.0
"""What waits for the garbage collector or for a dead host may take that long."""


async def storm_over(cloud: TestCloud, operations: int, seed: int) -> Storm:
    """A storm of operations. Raises AssertionError where an oracle objects."""
    storm = Storm(cloud, seed)
    await weather(storm, operations, seed)
    return storm


async def weather(storm: Storm, operations: int, seed: int) -> None:
    """Lets a storm blow over its cloud. Raises AssertionError where an oracle objects."""
    cloud = storm.cloud
    await storm.let_tenants_in()
    storm.begin_faults()
    for look in range(LOOKS):
        storm.strike_hosts(HOSTS_STRUCK)
        storm.strike_guests()
        await storm.blow(operations // LOOKS, AT_ONCE)
        assert not storm.bugs, "\n".join(storm.bugs)
        assert not storm.drift, "\n".join(storm.drift)
        await cloud.settle(QUIET_SECONDS)
        wrong = await find_miscounts(cloud.node.kernel)
        assert not wrong, f"seed {seed}, look {look}:\n  " + "\n  ".join(wrong)
    storm.end_faults()
    await storm.put_right()
