"""Settings of hosts."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.config.configs import boolean, size, whole_number
from orrery.core.kernel.config.forms import flag, number

PING_INTERVAL = GlobalConfig(
    category="host",
    name="ping.interval",
    default="60",
    parse=whole_number,
    above=1,
    description="Seconds between two pings of a host",
)
PING_TIMEOUT = GlobalConfig(
    category="host",
    name="ping.timeout",
    default="10",
    parse=whole_number,
    above=1,
    description="Seconds that a ping may take",
)
PING_MAX_FAILURE = GlobalConfig(
    category="host",
    name="ping.maxFailure",
    default="3",
    parse=whole_number,
    above=0,
    description="Pings in a row that a host leaves unanswered before it counts as Disconnected",
)
PING_PAUSE = GlobalConfig(
    category="host",
    name="ping.sleepPeriodAfterFailure",
    default="1",
    parse=whole_number,
    above=-1,
    description="Seconds between an unanswered ping and the next one",
)
PING_PARALLELISM = GlobalConfig(
    category="host",
    name="ping.parallelismDegree",
    default="100",
    parse=whole_number,
    above=0,
    description="Batches of hosts pinged at once, and Disconnected hosts connected at once",
)
AUTO_RECONNECT = GlobalConfig(
    category="host",
    name="connection.autoReconnectOnError",
    default="true",
    parse=boolean,
    choices=("true", "false"),
    description="Whether a Disconnected host is connected again by itself once it answers",
)
RECONNECT_AT_MOST = number(
    "host",
    "connection.autoReconnectOnError.maxAttemptsNum",
    0,
    "How often a Disconnected host that answers is tried before it is left alone; 0 for ever",
    above=-1,
)
CHECK_ON_BOOT = flag(
    "host", "reconnectAllOnBoot", True, "Whether the node asks all hosts what runs there when it starts"
)
CHECKED_AT_ONCE = number("host", "load.parallelismDegree", 100, "Hosts asked at once then", above=0)
FULL_COMPARISON = number(
    "host",
    "guests.comparisonInterval",
    7 * 24 * 3600,
    "Seconds in which the guests of every host are compared with the VMs once, whether or not the host"
    " reported a change; spread evenly over the hosts, 0 for never",
    above=-1,
)
MAINTAIN_ANYWAY = flag(
    "host",
    "maintenanceMode.ignoreError",
    False,
    "Whether a host goes into maintenance even where a VM can neither leave it nor be stopped",
)
CPU_RATIO = GlobalConfig(
    category="host",
    name="cpu.overProvisioning.ratio",
    default="10",
    parse=whole_number,
    above=1,
    below=1000,
    bound_to=("HostVO", "ClusterVO", "ZoneVO"),
    description="CPUs that may be given to VMs for each CPU that a host has",
)
MAINTENANCE_POLICY = GlobalConfig(
    category="host",
    name="host.maintenance.policy",
    default="StopVmOnMigrationFailure",
    parse=str,
    choices=("JustMigrate", "StopVmOnMigrationFailure"),
    description="What becomes of a VM that cannot leave a host: it is stopped, or maintenance fails",
)
RESERVED_MEMORY = GlobalConfig(
    category="kvm",
    name="reservedMemory",
    default="1G",
    parse=size,
    bound_to=("HostVO", "ClusterVO", "ZoneVO"),
    description="Memory of each KVM host that no VM gets",
)
FAILURES_FADE = number(
    "hostAllocator",
    "recentFailures.halvedEvery",
    600,
    "Seconds after which a host's failures to start VMs, which put it last in the choice, count half",
    above=0,
)
BY_HOST, BY_CLUSTER, BY_ZONE = (
    flag(
        "hostAllocator",
        f"reservedCapacity.{level}Level",
        True,
        f"Whether the tags of a {level} say how much of its hosts stays reserved",
    )
    for level in ("host", "cluster", "zone")
)

CONFIGS: tuple[GlobalConfig[Any], ...] = (
    PING_INTERVAL,
    PING_TIMEOUT,
    PING_MAX_FAILURE,
    PING_PAUSE,
    PING_PARALLELISM,
    AUTO_RECONNECT,
    CPU_RATIO,
    MAINTENANCE_POLICY,
    RESERVED_MEMORY,
    FAILURES_FADE,
    BY_HOST,
    BY_CLUSTER,
    BY_ZONE,
    RECONNECT_AT_MOST,
    CHECK_ON_BOOT,
    CHECKED_AT_ONCE,
    MAINTAIN_ANYWAY,
    FULL_COMPARISON,
)
