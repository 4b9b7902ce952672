"""System tags of VMs and their nics, and those that change how a VM is made."""

from __future__ import annotations

from orrery.core.compute.vm.user_data import mask_user_data
from orrery.core.kernel.tags import TagPattern
from orrery.core.kernel.tags.tokens import BOOLEAN, IP, MAC, NEW_UUID, UUID, Token, one_of, some_of, whole
from orrery.core.kernel.tags.tokens import HOSTNAME as HOST_NAME

VO = "VmInstanceVO"
NIC_VO = "VmNicVO"
BOOT_DEVICES = ("HardDisk", "CdRom", "Network")
DRIVE = Token(
    "Empty, None, or the uuid of an ISO",
    lambda text: text in ("Empty", "None") or UUID.accepts(text),
    is_reference=True,
)

_L3 = {"l3NetworkUuid": UUID}
STATIC_IP = TagPattern(
    VO, "staticIp::{l3NetworkUuid}::{staticIp}", {**_L3, "staticIp": IP}, once_per=("l3NetworkUuid",)
)
HOSTNAME = TagPattern(VO, "hostname::{hostname}", {"hostname": HOST_NAME}, once_per=())
USER_DATA_MOST = 65_000
USER_DATA = TagPattern(
    VO,
    "userdata::{userdata}",
    {"userdata": Token(f"at most {USER_DATA_MOST} characters", lambda text: len(text) <= USER_DATA_MOST)},
    once_per=(),
    secret=True,
    shows=mask_user_data,
)
BOOT_ORDER = TagPattern(VO, "bootOrder::{bootOrder}", {"bootOrder": some_of(*BOOT_DEVICES)}, once_per=())
CUSTOM_MAC = TagPattern(
    VO, "customMac::{l3NetworkUuid}::{customMac}", {**_L3, "customMac": MAC}, once_per=("l3NetworkUuid",)
)
CD_ROMS = TagPattern(
    VO,
    "cdroms::{cdrom0}::{cdrom1}::{cdrom2}",
    dict.fromkeys(("cdrom0", "cdrom1", "cdrom2"), DRIVE),
    once_per=(),
)
WITHOUT_CD_ROM = TagPattern(
    VO, "createWithoutCdRom::{createWithoutCdRom}", {"createWithoutCdRom": BOOLEAN}, once_per=()
)

SSH_KEY = TagPattern(VO, "sshkey::{sshkey}")

OBEYED = (STATIC_IP, HOSTNAME, USER_DATA, SSH_KEY, BOOT_ORDER, CUSTOM_MAC, CD_ROMS, WITHOUT_CD_ROM)
"""One that is made later counts from the next start on (those of drives and MAC addresses: at creation)."""

HA_LEVELS = ("None", "OnHostFailure", "NeverStop")
CHECKED = (
    TagPattern(VO, "ha::{level}", {"level": one_of(*HA_LEVELS)}, once_per=()),
    TagPattern(VO, "cpuSockets::{cpuSockets}", {"cpuSockets": whole(1)}, once_per=()),
    TagPattern(VO, "cpuCores::{cpuCores}", {"cpuCores": whole(1)}, once_per=()),
    TagPattern(VO, "cpuThreads::{cpuThreads}", {"cpuThreads": whole(1)}, once_per=()),
    TagPattern(VO, "ipv4Gateway::{l3NetworkUuid}::{ipv4Gateway}", {**_L3, "ipv4Gateway": IP}),
    TagPattern(VO, "ipv6Gateway::{l3NetworkUuid}::{ipv6Gateway}", {**_L3, "ipv6Gateway": IP}),
    TagPattern(VO, "ipv4Netmask::{l3NetworkUuid}::{ipv4Netmask}", {**_L3, "ipv4Netmask": IP}),
    TagPattern(VO, "ipv6Prefix::{l3NetworkUuid}::{ipv6Prefix}", {**_L3, "ipv6Prefix": whole(0, 128)}),
    TagPattern(VO, "customNicUuid::{l3NetworkUuid}::{customNicUuid}", {**_L3, "customNicUuid": NEW_UUID}),
    TagPattern(VO, "usbRedirect::{usbRedirect}", {"usbRedirect": BOOLEAN}, once_per=()),
    TagPattern(VO, "RDPEnable::{RDPEnable}", {"RDPEnable": BOOLEAN}, once_per=()),
    TagPattern(VO, "VDIMonitorNumber::{VDIMonitorNumber}", {"VDIMonitorNumber": whole(1)}, once_per=()),
    TagPattern(VO, "cleanTraffic::{cleanTraffic}", {"cleanTraffic": BOOLEAN}, once_per=()),
    TagPattern(VO, "nicMultiQueueNum::{l3Uuid}::{nicMultiQueueNum}", {"nicMultiQueueNum": whole(1, 256)}),
)
"""Checked and kept; what they ask for is not done (yet)."""

SECRET = tuple(
    TagPattern(VO, form, secret=True)
    for form in ("rootPassword::{rootPassword}", "consolePassword::{consolePassword}")
)
STORED = tuple(
    TagPattern(VO, form)
    for form in (
        "syncPorts::{syncPorts}",
        "syncHostname::{syncHostname}",
        "windows::virtioVolume",
        "iso::{iso}::{deviceId}",
        "cdromBootOnce::{cdromBootOnce}",
        "bootOrderOnce::{bootOrderOnce}",
        "securityElementEnable::{securityElementEnable}",
        "instanceOfferingOnlinechange::{instanceOfferingOnliechange}",
        "pendingCapacityChange::cpuNum::{cpuNum}::cpuSpeed::{cpuSpeed}::memory::{memory}",
        "qemuga",
        "primaryStorageUuidForDataVolume::{primaryStorageUuidForDataVolume}",
        "vmSystemSerialNumber::{vmSystemSerialNumber}",
        "releaseVmNicAfterDetachVmNic::{releaseVmNicAfterDetachVmNic}",
        "bootMode::{bootMode}",
        "bootVolume::{bootVolume}",
        "maxInstancePerHost::{maxInstancePerHost}",
        "additionalQmp",
        "autoScalingGroupUuid::{autoScalingGroupUuid}",
        "cdromUuid::{cdromUuid}",
        "v2vVmCdroms::{v2vVmCdroms}",
        "vmMachineType::{vmMachineType}",
        "packer",
        "vmPriority::{vmPriority}",
        "soundType::{soundType}",
        "qxlMemory::{ram}::{vram}::{vgamem}",
        "vmMultipleGateway::{vmMultipleGateway}",
        "GuestTools::{guestToolsVersion}",
        "resourceBindings::{resourceUUids}",
        "vRingBufferSize::{rxBufferSize}::{txBufferSize}",
        "driver::virtio",
        "numa",
        "ipChanged::{ipChanged}",
        "l3::{l3Uuid}::SecurityGroupUuids::{securityGroupUuids}",
        "l3::{l3Uuid}::securityGroupIngressPolicy::{securityGroupIngressPolicy}::securityGroupEgressPolicy::{securityGroupEgressPolicy}",
        "directoryUuid::{directoryUuid}",
        "usbDeviceUuid::{usbDeviceUuid}::attachType::{attachType}",
        "xmlHook::{xmlHook}",
        "marketplace::true",
        "vmPausedAfterMigrate",
        "virtio::diskOffering::{diskOfferingUuid}::num::{number}",
        "vm::pci::bridge::num::{number}",
    )
)
"""Kept; what they ask for is not done (yet)."""

OF_NICS = tuple(
    TagPattern(NIC_VO, form)
    for form in ("vmnic::{pci}", "internalIp::{internalIp}", "internalIpv6::{internalIpv6}")
)
"""Kept."""

TAGS = (*OBEYED, *CHECKED, *SECRET, *STORED, *OF_NICS)
