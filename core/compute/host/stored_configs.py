"""Settings of hosts that clients read and write and that nothing acts on yet."""

from __future__ import annotations

from core.kernel.config.forms import flag, kept, number, text

HOST, CLUSTER = "HostVO", "ClusterVO"

OF_HOST = kept(
    number("host", "add.batchLimit", 500, "Most hosts of one call that adds several.", below=4096),
    number(
        "host",
        "connection.autoReconnectOnError.maxAttemptsNum",
        0,
        "How often a lost host is tried; 0 for ever.",
        above=-1,
    ),
    number("host", "host.port.allocate.start.port", 10000, "First port given out.", above=0, below=65535),
    number("host", "host.power.refresh.interval", 30, "Seconds between looks at power states.", above=0),
    flag("host", "load.all", True, "Whether all hosts are connected when the node starts."),
    number("host", "load.parallelismDegree", 100, "Hosts connected at once then.", above=0),
    flag("host", "maintenanceMode.ignoreError", False, "Maintenance even where VMs stay."),
    flag("host", "reconnectAllOnBoot", True, "Whether the node connects all hosts anew when it starts."),
    number("host", "reportHostCapacityInterval", 30, "Seconds between reports of capacity.", above=0),
)
OF_KVM = kept(
    flag("kvm", "checkHostCpuModelName", False, "Only one CPU model in a cluster."),
    number("kvm", "connection.server.update.interval", 1, "Seconds between lists of nodes for agents."),
    flag("kvm", "enable.host.tcp.connection.check", False, "Whether TCP ports of hosts are tried."),
    text(
        "kvm",
        "host.DNSCheckList",
        "yahoo.com,google.com,baidu.com",
        "Names that a host must resolve before it joins.",
    ),
    number("kvm", "host.connection.check.interval", 3, "Seconds between looks at connections."),
    text(
        "kvm",
        "host.ksm",
        "none",
        "Merging of equal pages.",
        choices=("true", "false", "none"),
        bound_to=(HOST,),
    ),
    number("kvm", "host.snapshot.syncLevel", 10, "Snapshots at once on a host.", above=2),
    number("kvm", "host.syncLevel", 10, "Operations at once on a host.", above=2),
    flag("kvm", "install.host.shutdown.hook", False, "A hook that ends guests when a host shuts down."),
    text(
        "kvm",
        "kvmagent.allow.ports",
        "22,7070,16509,49152:49261,2049,20000:30000,u4789,u8472,7069,9100,9103,9092",
        "Ports that a host's firewall opens.",
    ),
    flag(
        "kvm",
        "reconnect.host.restart.libvirtd.service",
        False,
        "Whether a reconnect restarts libvirt.",
        bound_to=(HOST, CLUSTER),
    ),
    flag("kvm", "redhat.liveSnapshotOn", False, "Live snapshots on Red Hat's system."),
    number(
        "kvm", "reservedCpu", 512, "CPU reserve of earlier releases; use the tag reservedCpu::.", above=-1
    ),
    flag("kvm", "restartagentwhenfakedead", True, "Restarts an agent that does not answer."),
    number("kvm", "testSshPortOnConnectTimeout", 2, "Seconds for a try of SSH.", above=0, below=300),
    number("kvm", "testSshPortOpenTimeout", 300, "Seconds for SSH to come up.", above=0, below=3600),
    flag("kvm", "vmSyncOnHostPing", True, "Whether pings bring lists of guests."),
)
OF_ALLOCATOR = kept(
    flag("hostAllocator", "hostAllocator.checkHostMem", True, "No guest larger than a whole host."),
    flag("hostAllocator", "hostAllocator.concurrent", False, "Several choices at once."),
    number("hostAllocator", "hostAllocator.concurrent.level", 10, "How many of them.", range=(1, 255)),
    flag("hostAllocator", "migration.differentOs", False, "Moves to hosts of another system."),
    number("hostAllocator", "paginationLimit", 500, "Hosts read at once.", above=0),
    flag("hostAllocator", "usePagination", True, "Whether hosts are read in pages."),
)
STORED = (*OF_HOST, *OF_KVM, *OF_ALLOCATOR)
