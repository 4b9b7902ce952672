"""What fields mean that many APIs and kinds have under one name. A text at a declaration goes before these.

A name stands here only if it means the same wherever it has no text of its own. Names of fields are written
as in Python and shown as on the wire. `{kind}` becomes the kind that a field refers to.
"""

from __future__ import annotations

from collections.abc import Mapping

PARAMETERS: Mapping[str, str] = {
    "uuid": "The {kind} that the call is about.",
    "name": "Name for people; several may have the same.",
    "description": "Free text for people.",
    "state_event": "What to do with it; this decides its next `state`.",
    "resource_uuid": "The resource that the call is about.",
    "resource_uuids": "The resources that the call is about.",
    "user_uuid": "The user that the call is about.",
    "group_uuid": "The group that the call is about.",
    "policy_uuid": "The policy that the call is about.",
    "policy_uuids": "The policies that the call is about.",
    "vm_instance_uuid": "The VM that the call is about.",
    "volume_uuid": "The volume that the call is about.",
    "image_uuid": "The image that the call is about.",
    "primary_storage_uuid": "The primary storage that the call is about.",
    "backup_storage_uuid": "The backup storage that the call is about.",
    "l2_network_uuid": "The L2 network that the call is about.",
    "l3_network_uuid": "The L3 network that the call is about.",
    "session_uuid": "The session that the call is about, as the login answered it.",
    "category": "Category of the setting: what stands before the slash in `category/name`.",
    "client_info": "Facts about the client; accepted and not used.",
}
"""Parameters of calls."""

CHANGES: Mapping[str, str] = {
    "name": "The new name; absent: unchanged.",
    "description": "The new description; absent: unchanged.",
}
"""Parameters of calls that update a resource; they go before `PARAMETERS`."""

FIELDS: Mapping[str, str] = {
    "success": "Always true; a failure answers with an error instead.",
    "create_date": "When it was created.",
    "last_op_date": "When it was changed last.",
    "classes": "For typed clients: the Java class of each object by its path in the answer.",
    "account_uuid": "The account that owns it.",
    "concrete_resource_type": "Java class of that kind.",
    "resource_type": "Kind of that resource, such as VmInstanceVO.",
    "resource_uuid": "The resource that it is about.",
    "zone_uuid": "The zone that it is in.",
    "cluster_uuid": "The cluster that it is in.",
    "management_node_uuid": "The management node that works on it.",
    "sort_key": "Number to sort by in lists; it decides nothing else.",
    "types": "Names of the types, as parameters take them.",
    "strategies": "Names of the strategies, as parameters take them.",
    "total_capacity": "Bytes that there are in total.",
    "available_capacity": "Bytes that may still be promised to new volumes or images.",
    "total_physical_capacity": "Bytes of the disks, as the storage reported them last.",
    "available_physical_capacity": "Bytes free on the disks, as the storage reported them last.",
    "ip_version": "4 for IPv4; IPv6 is not served.",
    "ipv4_total_capacity": "Usable IPv4 addresses.",
    "ipv4_available_capacity": "IPv4 addresses that are free.",
    "ipv4_used_ip_address_number": "IPv4 addresses that are in use.",
    "ipv6_total_capacity": "Always 0: IPv6 is not served.",
    "ipv6_available_capacity": "Always 0: IPv6 is not served.",
    "ipv6_used_ip_address_number": "Always 0: IPv6 is not served.",
    "used_ip_address_number": "Addresses that are in use.",
    "total_cpu": "CPUs that VMs may be given in total, after over-provisioning.",
    "available_cpu": "CPUs that new VMs may still be given.",
    "total_memory": "Bytes of memory that VMs may be given in total, after over-provisioning.",
    "available_memory": "Bytes of memory that new VMs may still be given.",
    "managed_cpu_num": "CPUs that the machines have, before over-provisioning.",
    "effective_configs": "The values set for the resource and for what it is in; the first one counts.",
}
"""Fields of inventories and of other answers."""

LISTS: Mapping[str, str] = {
    "attachedClusterUuids": "The clusters that it is attached to.",
    "attachedZoneUuids": "The zones that it is attached to.",
    "backupStorageRefs": "The copies of it on backup storages.",
    "dns": "Addresses of its DNS servers, in the order in which they were added.",
    "ipRanges": "Its IP ranges.",
    "networkServices": "Always empty: no network services are served.",
    "hostRoute": "Always empty: no host routes are served.",
    "resourceUuids": "The resources that it keeps from being worked on by others.",
    "usedIps": "The addresses that it has.",
    "vmNics": "Its nics, in the order of `device_id`.",
    "allVolumes": "Its volumes in the order of `device_id`, the root volume first.",
    "vmCdRoms": "Its CD-ROM drives, in the order of `device_id`.",
}
"""Lists inside inventories, by wire name."""
