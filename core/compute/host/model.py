"""Hosts."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.drivers.options import partial_index
from orrery.core.kernel.db.model import AdminsOnly, Events, Inventory, Resource, Stamped, Subtype
from orrery.core.kernel.resources import DISABLED, ENABLED
from orrery.core.kernel.states import CONNECTIONS, StateTable

PRE_MAINTENANCE, MAINTENANCE = "PreMaintenance", "Maintenance"
IN_MAINTENANCE = (PRE_MAINTENANCE, MAINTENANCE)

STATE_TRANSITIONS: dict[str, dict[str, str]] = {
    ENABLED: {"enable": ENABLED, "disable": DISABLED, "preMaintain": PRE_MAINTENANCE},
    DISABLED: {"enable": ENABLED, "disable": DISABLED, "preMaintain": PRE_MAINTENANCE},
    PRE_MAINTENANCE: {
        "enable": ENABLED,
        "disable": DISABLED,
        "preMaintain": PRE_MAINTENANCE,
        "maintain": MAINTENANCE,
    },
    MAINTENANCE: {"enable": ENABLED, "disable": DISABLED},
}
"""State → event → next state: what the admin wants of a host."""
STATE_TABLE = StateTable("host", "state", STATE_TRANSITIONS, (ENABLED,), by_system=("preMaintain",))

CONNECTING, CONNECTED, DISCONNECTED = "Connecting", "Connected", "Disconnected"
"""Statuses: what the node sees of a host. Each may follow each."""
STATUS_TABLE = StateTable("host", "status", CONNECTIONS, (CONNECTING,))

KVM, SIMULATOR = "KVM", "Simulator"

PASSWORD = "password"
"""Of the login on the host, in the store of secrets."""


class Host(Resource):
    """A host. Only an Enabled and Connected one takes VMs.

    Capacities are absent until it has connected for the first time. CPU capacity is counted in whole CPUs
    after over-provisioning, memory in bytes.
    """

    __tablename__ = "host"
    __table_args__ = (
        Index(None, "cluster_uuid", "state", "status", "recent_failures", "vm_count", "uuid"),
        partial_index("recent_failures", text("recent_failures > 0")),
        Index(None, "name"),
    )
    __vo__ = "HostVO"
    __secrets__ = (PASSWORD,)
    __inventory__ = Inventory(
        "org.zstack.header.host.HostInventory",
        hidden=(
            "vm_count",
            "recent_failures",
            "last_failure",
            "last_failure_ms",
            "certificate",
            "capabilities",
            "declared_cpus",
            "declared_memory",
            "reserved_memory",
            "reserved_cpu",
        ),
        left=("available_cpu_capacity", "available_memory_capacity"),
        type_field="hypervisor_type",
        subtypes={
            KVM: Subtype(
                "org.zstack.kvm.KVMHostInventory",
                ("username", "ssh_port", "os_distribution", "os_release", "os_version"),
            )
        },
        columns=(
            "state",
            "status",
            "managementIp",
            "cpuNum",
            "totalMemoryCapacity",
            "availableMemoryCapacity",
            "clusterUuid",
        ),
        wide=("zoneUuid", "hypervisorType", "totalCpuCapacity", "availableCpuCapacity", "architecture"),
    )
    __events__ = Events(
        "host",
        (
            "name",
            "description",
            "state",
            "status",
            "zone_uuid",
            "cluster_uuid",
            "management_ip",
            "hypervisor_type",
            "cpu_num",
            "architecture",
        ),
        watched=(
            "state",
            "status",
        ),
    )

    zone_uuid: Mapped[str] = mapped_column(String(32), ForeignKey("zone.uuid"), index=True)
    cluster_uuid: Mapped[str] = mapped_column(String(32), ForeignKey("cluster.uuid"))
    management_ip: Mapped[str] = mapped_column(String(255), unique=True)
    """Address or host name by which the management node reaches it."""
    hypervisor_type: Mapped[str] = mapped_column(String(32))
    """What it runs VMs by: that of its cluster."""
    state: Mapped[str] = mapped_column(String(32))
    """An operator's decision: only an Enabled host takes VMs, one in Maintenance has none."""
    status: Mapped[str] = mapped_column(String(32))
    """Whether the management node reaches it."""
    total_cpu_capacity: Mapped[int | None]
    """CPUs that VMs may be given in total, after over-provisioning."""
    available_cpu_capacity: Mapped[int | None]
    """CPUs that new VMs may still be given."""
    cpu_sockets: Mapped[int | None]
    """Sockets of the machine."""
    total_memory_capacity: Mapped[int | None]
    """Bytes of memory that VMs may be given in total, after over-provisioning."""
    available_memory_capacity: Mapped[int | None]
    """Bytes of memory that new VMs may still be given."""
    cpu_num: Mapped[int | None]
    """CPUs that the machine has, before over-provisioning."""
    architecture: Mapped[str | None] = mapped_column(String(32))
    """CPU architecture of the machine."""
    vm_count: Mapped[int]
    """How many VMs hold a reservation here; `reserve` and `release` keep it."""
    recent_failures: Mapped[int] = mapped_column(server_default="0")
    """How often a guest could not be started here; halved from time to time."""
    last_failure: Mapped[str | None] = mapped_column(String(1024))
    last_failure_ms: Mapped[int | None]
    reserved_memory: Mapped[int] = mapped_column(server_default="0")
    """Bytes that no VM gets, and (`reserved_cpu`) CPUs; `compute.host.reservations` keeps them."""
    reserved_cpu: Mapped[int] = mapped_column(server_default="0")
    username: Mapped[str | None] = mapped_column(String(255))
    """Login name for SSH."""
    ssh_port: Mapped[int | None]
    """Port of SSH."""
    certificate: Mapped[str | None] = mapped_column(String(128))
    """See `orrery.core.compute.host.reference.HostRef`."""
    capabilities: Mapped[str | None] = mapped_column(String(1024))
    """What it could do when it was connected last, as `orrery.core.compute.host.capabilities` has it."""
    os_distribution: Mapped[str | None] = mapped_column(String(64))
    """Distribution of its operating system."""
    os_release: Mapped[str | None] = mapped_column(String(64))
    """Release of its operating system."""
    os_version: Mapped[str | None] = mapped_column(String(64))
    """Version of its operating system."""
    declared_cpus: Mapped[int | None]
    """What a simulated host was declared to have; the backend makes it so when it connects."""
    declared_memory: Mapped[int | None]


class HostPowerOff(Stamped):
    """An administrator's statement that a host is powered off. It ends when a host answers at the address."""

    __tablename__ = "host_power_off"
    __table_args__ = (Index(None, "host_uuid"), Index(None, "address"))
    __vo__ = "HostPowerOffVO"
    __is_resource__ = True
    __ownership__ = AdminsOnly()
    __events__ = Events("hostPowerOff", ("host_uuid", "address", "account_uuid"))

    host_uuid: Mapped[str] = mapped_column(String(32))
    """The host may have been deleted."""
    address: Mapped[str] = mapped_column(String(255))
    account_uuid: Mapped[str | None] = mapped_column(String(32))
    """Who stated it."""


class HostStranger(Stamped):
    """A guest on a host that no VM has there, as the host listed it last."""

    __tablename__ = "host_stranger"
    __table_args__ = (UniqueConstraint("host_uuid", "guest"), Index(None, "guest"))
    __vo__ = "HostStrangerVO"
    __is_resource__ = True
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory(
        "org.zstack.header.host.HostStrangerInventory",
        columns=("hostUuid", "guest", "state", "reason"),
    )
    __events__ = Events("hostStranger", ("host_uuid", "guest", "state", "reason"))

    host_uuid: Mapped[str] = mapped_column(ForeignKey(Host.uuid, ondelete="CASCADE"))
    """The host that has the guest."""
    guest: Mapped[str] = mapped_column(String(255))
    """The uuid that it goes by on the host: a VM's, or one that nobody here gave."""
    state: Mapped[str] = mapped_column(String(32))
    """Running, Paused or Crashed."""
    reason: Mapped[str] = mapped_column(String(1024))
    """Why it is a stranger, for people."""
