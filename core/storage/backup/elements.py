"""The elements of deployment files that make backup storages."""

from __future__ import annotations

from orrery.core.kernel.api.elements import ElementKind

FACTS = frozenset({"totalCapacity", "availableCapacity"})

ELEMENTS = (
    ElementKind(
        tag="sftpBackupStorage",
        family="backupStorage",
        api="AddSftpBackupStorage",
        below=("",),
        defaults={"username": "root", "password": "password"},
        xml_defaults={"hostname": "localhost"},
        facts=FACTS,
        shown_in={"availableCapacity": ""},
        is_shown=lambda storage: storage["type"] == "SftpBackupStorage",
    ),
    ElementKind(
        tag="directoryBackupStorage",
        family="backupStorage",
        api="AddDirectoryBackupStorage",
        below=("",),
        facts=FACTS,
        is_shown=lambda storage: storage["type"] == "DirectoryBackupStorage",
    ),
    ElementKind(
        tag="simulatorBackupStorage",
        family="backupStorage",
        api="AddSimulatorBackupStorage",
        below=("",),
        xml_defaults={"totalCapacity": "1T", "url": "nfs://simulator"},
        shown_in={"availableCapacity": ""},
        is_shown=lambda storage: storage["type"] == "SimulatorBackupStorage",
    ),
    ElementKind(
        tag="cephBackupStorage",
        family="backupStorage",
        api="AddCephBackupStorage",
        below=("",),
        facts=FACTS | {"fsid"},
        aliases={"monUrl": "monUrls"},
        lists=frozenset({"monUrls"}),
        feature="Ceph",
    ),
)
