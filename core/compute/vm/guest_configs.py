"""Settings of how guests look inside: told to the hypervisor whenever a guest starts.

A VM or its cluster may have values of its own.
"""

from __future__ import annotations

from orrery.core.kernel.config.forms import flag, number, text

VM, CLUSTER = "VmInstanceVO", "ClusterVO"
ON_VM, ON_BOTH = (VM,), (VM, CLUSTER)
CPU_MODES = (
    "none",
    "host-model",
    "host-passthrough",
    "Dhyana",
    "EPYC",
    "EPYC-IBPB",
    "Haswell",
    "Haswell-noTSX",
    "Broadwell",
    "Broadwell-noTSX",
    "SandyBridge",
    "IvyBridge",
    "Conroe",
    "Penryn",
    "Nehalem",
    "Westmere",
    "Opteron_G1",
    "Opteron_G2",
    "Opteron_G3",
    "Opteron_G4",
    "pentium",
    "pentium2",
    "pentium3",
    "Kunpeng-920",
    "FT-2000+",
    "Tengyun-S2500",
    "Loongson-3A5000",
    "Loongson-3A4000-COMP",
)
CLOCK_SECONDS = ("0", "60", "600", "1800", "3600", "7200", "21600", "43200", "86400")

OF_VM = (
    flag("vm", "additionalQmp", True, "An additional QMP socket for each guest."),
    flag("vm", "bootMenu", True, "A boot menu in each guest."),
    number("vm", "bootMenuSplashTimeout", 3000, "Milliseconds of it.", above=0, below=65535, bound_to=ON_VM),
    text("vm", "chassisAssetTag", "Default", "The asset tag of the chassis."),
    flag("vm", "cleanTraffic", False, "Whether forged packets of guests are dropped."),
    text(
        "vm",
        "crash.strategy",
        "None",
        "What becomes of a crashed guest.",
        choices=("None", "Preserve", "Reboot", "Shutdown"),
        bound_to=ON_BOTH,
    ),
    flag("vm", "emulateHyperV", False, "Hyper-V enlightenments.", bound_to=ON_BOTH),
    flag("vm", "kvmHiddenState", False, "Hides KVM from guests.", bound_to=ON_BOTH),
    number(
        "vm",
        "nicMultiQueueNum",
        1,
        "Queues of a virtio nic.",
        range=(1, 256),
        bound_to=ON_BOTH,
    ),
    number("vm", "pciePortNums", 28, "PCIe ports of a guest.", range=(0, 28)),
    text("vm", "soundType", "ich6", "Sound card.", choices=("ich6", "ich9", "ac97"), bound_to=ON_BOTH),
    text(
        "vm",
        "spiceStreamingMode",
        "off",
        "SPICE video streams.",
        choices=("off", "all", "filter"),
        bound_to=ON_VM,
    ),
    text(
        "vm",
        "videoType",
        "virtio",
        "Video card.",
        choices=("cirrus", "vga", "qxl", "virtio"),
        bound_to=ON_BOTH,
    ),
    text("vm", "vm.clock.track", "host", "Whose clock counts.", choices=("guest", "host"), bound_to=ON_VM),
    flag("vm", "vm.clock.sync.after.vm.resume", False, "Sets the clock after a resume.", bound_to=ON_VM),
    text(
        "vm",
        "vm.clock.sync.interval.in.seconds",
        "0",
        "Seconds between settings of the clock; 0 for none.",
        choices=CLOCK_SECONDS,
        bound_to=ON_VM,
    ),
    text(
        "vm",
        "vm.cpuid.vendor",
        "AuthenticAMD",
        "CPU vendor that guests see.",
        choices=("None", "AuthenticAMD"),
        bound_to=ON_VM,
    ),
    text("vm", "vendorId", "Microsoft Hv", "Hypervisor vendor that guests see.", bound_to=ON_BOTH),
    flag("vm", "vmPortOff", False, "Switches the VMware port off.", bound_to=ON_VM),
)
OF_KVM = (
    flag("kvm", "auto.set.vm.nic.multiqueue", True, "As many nic queues as CPUs.", bound_to=(CLUSTER,)),
    flag("kvm", "ignoreMsrs", False, "Guests may read unknown MSRs.", bound_to=(CLUSTER,)),
    flag("kvm", "memory.auto.balloon", False, "Memory ballooning.", bound_to=ON_BOTH),
    flag("kvm", "redirect.vm.log.to.file", False, "Serial console into a file.", bound_to=ON_VM),
    text(
        "kvm",
        "vm.cacheMode",
        "none",
        "Cache of volumes.",
        choices=("none", "writethrough", "writeback"),
        bound_to=ON_VM,
    ),
    flag("kvm", "vm.cpu.hypervisor.feature", True, "Guests see a hypervisor.", bound_to=ON_BOTH),
    text("kvm", "vm.cpuMode", "none", "CPU model of guests.", choices=CPU_MODES, bound_to=ON_BOTH),
    flag("kvm", "vm.hyperv.clock.feature", True, "The Hyper-V clock.", bound_to=ON_VM),
    flag("kvm", "vm.suspend.to.disk", False, "Guests may suspend to disk.", bound_to=ON_VM),
    flag("kvm", "vm.suspend.to.ram", False, "Guests may suspend to memory.", bound_to=ON_VM),
)
GUEST_CONFIGS = (*OF_VM, *OF_KVM)
