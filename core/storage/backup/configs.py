"""Settings of backup storages."""

from __future__ import annotations

from core.kernel.config.forms import amount, flag, kept, number

RESERVED_CAPACITY = amount(
    "backupStorage",
    "reservedCapacity",
    "1G",
    "What has to be available on a backup storage beside the images that it gets.",
    bound_to=("BackupStorageVO",),
)
STORED = kept(
    flag(
        "backupStorage", "connection.autoReconnectOnError", True, "Whether a lost storage is connected anew."
    ),
    number(
        "backupStorage",
        "connection.autoReconnectOnError.maxAttemptsNum",
        0,
        "How often that is tried; 0 for ever.",
        above=-1,
    ),
    number("backupStorage", "ping.interval", 60, "Seconds between two pings.", above=1),
    number("backupStorage", "ping.maxFailure", 3, "Unanswered pings that make it Disconnected.", above=0),
    number("backupStorage", "ping.parallelismDegree", 50, "Storages pinged at once.", above=0),
    number("backupStorage", "ping.sleepPeriodAfterFailure", 1, "Seconds after an unanswered ping.", above=-1),
)
CONFIGS = (RESERVED_CAPACITY, *STORED)
