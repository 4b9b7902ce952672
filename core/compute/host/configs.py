"""Settings of hosts."""

from __future__ import annotations

from core.kernel.config import GlobalConfig
from core.kernel.config.configs import boolean, size

FOREVER = 2**31 - 1

PING_INTERVAL = GlobalConfig(
    category="host",
    name="ping.interval",
    default="60",
    parse=int,
    range=(2, FOREVER),
    description="Seconds between two pings of a host",
)
PING_TIMEOUT = GlobalConfig(
    category="host",
    name="ping.timeout",
    default="10",
    parse=int,
    range=(2, FOREVER),
    description="Seconds that a ping may take",
)
PING_MAX_FAILURE = GlobalConfig(
    category="host",
    name="ping.maxFailure",
    default="3",
    parse=int,
    range=(1, FOREVER),
    description="Pings in a row that a host leaves unanswered before it counts as Disconnected",
)
PING_PAUSE = GlobalConfig(
    category="host",
    name="ping.sleepPeriodAfterFailure",
    default="1",
    parse=int,
    range=(0, FOREVER),
    description="Seconds between an unanswered ping and the next one",
)
PING_PARALLELISM = GlobalConfig(
    category="host",
    name="ping.parallelismDegree",
    default="100",
    parse=int,
    range=(1, FOREVER),
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
CPU_RATIO = GlobalConfig(
    category="host",
    name="cpu.overProvisioning.ratio",
    default="10",
    parse=int,
    range=(2, 999),
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
    description="Memory of each KVM host that no VM gets",
)

CONFIGS = (
    PING_INTERVAL,
    PING_TIMEOUT,
    PING_MAX_FAILURE,
    PING_PAUSE,
    PING_PARALLELISM,
    AUTO_RECONNECT,
    CPU_RATIO,
    MAINTENANCE_POLICY,
    RESERVED_MEMORY,
)
