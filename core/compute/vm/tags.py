"""System tags of VMs, and those that change how one is created."""

from __future__ import annotations

from core.kernel.tags import TagPattern

VO = "VmInstanceVO"

STATIC_IP = TagPattern(VO, "staticIp::{l3NetworkUuid}::{staticIp}")
HOSTNAME = TagPattern(VO, "hostname::{hostname}")
USER_DATA = TagPattern(VO, "userdata::{userdata}")
CUSTOM_MAC = TagPattern(VO, "customMac::{l3NetworkUuid}::{customMac}")
CD_ROMS = TagPattern(VO, "cdroms::{cdrom0}::{cdrom1}::{cdrom2}")
WITHOUT_CD_ROM = TagPattern(VO, "createWithoutCdRom::{createWithoutCdRom}")

OBEYED = (STATIC_IP, HOSTNAME, USER_DATA, CUSTOM_MAC, CD_ROMS, WITHOUT_CD_ROM)

STORED = tuple(
    TagPattern(VO, form)
    for form in (
        "cpuSockets::{cpuSockets}",
        "cpuCores::{cpuCores}",
        "cpuThreads::{cpuThreads}",
        "syncPorts::{syncPorts}",
        "syncHostname::{syncHostname}",
        "ipv4Gateway::{l3NetworkUuid}::{ipv4Gateway}",
        "ipv6Gateway::{l3NetworkUuid}::{ipv6Gateway}",
        "ipv4Netmask::{l3NetworkUuid}::{ipv4Netmask}",
        "ipv6Prefix::{l3NetworkUuid}::{ipv6Prefix}",
        "customNicUuid::{l3NetworkUuid}::{customNicUuid}",
        "windows::virtioVolume",
        "sshkey::{sshkey}",
        "rootPassword::{rootPassword}",
        "iso::{iso}::{deviceId}",
        "bootOrder::{bootOrder}",
        "cdromBootOnce::{cdromBootOnce}",
        "bootOrderOnce::{bootOrderOnce}",
        "consolePassword::{consolePassword}",
        "usbRedirect::{usbRedirect}",
        "securityElementEnable::{securityElementEnable}",
        "RDPEnable::{RDPEnable}",
        "VDIMonitorNumber::{VDIMonitorNumber}",
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
        "cleanTraffic::{cleanTraffic}",
        "autoScalingGroupUuid::{autoScalingGroupUuid}",
        "cdromUuid::{cdromUuid}",
        "nicMultiQueueNum::{l3Uuid}::{nicMultiQueueNum}",
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
        "ha::{level}",
    )
)
"""Accepted and kept; what they ask for is not done (yet)."""
