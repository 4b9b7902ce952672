"""What a node keeps in memory, all of it, and where each piece comes from when the node is started anew.

Nothing here is the only copy of anything: a node may die at any moment, and later another one may take over.
Entries are by module and class below ``orrery.core``, then by attribute. Immutable values and other parts of
the node are left out, and so is the database layer, which has a node's only durable state behind it.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass


class Kind(enum.StrEnum):
    """What sort of memory it is, which says what becomes of it."""

    DECLARED = "declared"
    """Built from declarations while the node starts; the same on every node, and unchanged afterwards."""
    CACHE = "cache"
    """A copy of what rows say, or follows from declarations; may be dropped at any time."""
    INDEX = "index"
    """Covers all rows of a kind, so it must be complete; rows that change update it."""
    IN_PROGRESS = "in progress"
    """About work of this process; means nothing without it."""
    OBSERVED = "observed"
    """What the world showed lately; it shows it again."""


@dataclass(frozen=True)
class Memory:
    """The kind of a piece of memory, and what rebuilds it."""

    kind: Kind
    rebuilt_by: str


DECLARED = Memory(Kind.DECLARED, "the declarations of all nouns, when the node is built")
SHAPES = Memory(Kind.CACHE, "the declarations of models, when a shape is asked for first")


def _in_progress(rebuilt_by: str) -> Memory:
    return Memory(Kind.IN_PROGRESS, rebuilt_by)


def _observed(rebuilt_by: str) -> Memory:
    return Memory(Kind.OBSERVED, rebuilt_by)


JOURNAL = _in_progress("the runs in the journal, which recovery carries on")
CLIENTS_ASK_AGAIN = _in_progress("nothing: clients call again")
HOSTS = Memory(Kind.INDEX, "HostTracker.load, from the rows of hosts, when the node starts")
SETTINGS = Memory(Kind.CACHE, "Configs.load, from the rows of settings")

MEMORY: Mapping[str, Mapping[str, Memory]] = {
    "api.dispatcher:Dispatcher": {
        "declarations": DECLARED,
        "_running": _in_progress("Orphans.adopt, from the rows of jobs and their runs"),
        "_jobs_of": _in_progress("the same, counted by account"),
    },
    "compute.host.index:HostIndex": {
        "_connected": HOSTS,
        "_lost": HOSTS,
        "_resting": HOSTS,
        "_place": HOSTS,
        "_batches": Memory(Kind.CACHE, "the index itself, when batches are asked for"),
    },
    "compute.host.tracker:HostTracker": {
        "_returning": _in_progress("the next heartbeat, which finds lost hosts that answer"),
        "_checking": _in_progress("nothing: the check is made again by whoever needs it"),
        "_tried": _observed("nothing: tries to reconnect are counted from zero"),
        "_listed": _observed("hosts, which report a change until it is acknowledged"),
        "_undecided": _observed("HostTracker.recheck, which lists the guests of all hosts at the start"),
        "_comparing": _in_progress("the next heartbeat"),
        "_rounds": _observed("nothing: the comparison of all hosts begins anew"),
        "_follows_asked": _in_progress("nothing: whoever needs it asks again"),
        "_follows_done": _in_progress("nothing: whoever needs it asks again"),
        "_unheard": _in_progress("nothing: whoever needs it asks again"),
    },
    "compute.vm.guest_service:VmGuestService": {
        "_doubts": _observed("the next two comparisons of the host"),
    },
    "event.service:EventService": {
        "_queues": _in_progress("EventService.after_recovery, from the rows of web hooks"),
        "_made": _in_progress("the first delivery to a web hook, which builds the sender"),
    },
    "identity.login.service:LoginService": {
        "_waiting": CLIENTS_ASK_AGAIN,
    },
    "identity.policy.actions:Texts": {"_ends": DECLARED, "_at": DECLARED},
    "identity.policy.service:PolicyService": {"_known": DECLARED},
    "identity.session.service:SessionService": {
        "_live": Memory(Kind.CACHE, "the row of a session, with its next call"),
    },
    "identity.sharing.service:SharingService": {"_inventories": SHAPES},
    "kernel.api.declaration:Declarations": {"all": DECLARED},
    "kernel.backends:Registry": {"_made": DECLARED},
    "kernel.bus.bus:Bus": {"_handlers": DECLARED, "_subscribers": DECLARED},
    "kernel.cascade.cascades:Cascades": {
        "_declared": DECLARED,
        "_by_api": DECLARED,
        "graph": DECLARED,
        "_workflow": DECLARED,
    },
    "kernel.cascade.graph:CascadeGraph": {
        "actions": DECLARED,
        "objections": DECLARED,
        "edges": DECLARED,
        "downward": DECLARED,
        "_before": DECLARED,
        "_upward": DECLARED,
        "_levels": DECLARED,
    },
    "kernel.config.configs:Configs": {
        "_declared": DECLARED,
        "_texts": SETTINGS,
        "_values": SETTINGS,
        "_several": SETTINGS,
        "_changes": _in_progress("whoever waits for a setting to change"),
        "_actions": DECLARED,
    },
    "kernel.events.feed:Feed": {
        "_listeners": _in_progress("queues of web hooks, which begin again; clients, who connect again"),
    },
    "kernel.metrics.metrics:Metrics": {
        "_made": DECLARED,
        "_gauges": DECLARED,
        "_series": _observed("nothing: counts begin at zero"),
    },
    "kernel.node:Node": {"declarations": DECLARED},
    "kernel.periodic:Scheduler": {"_declared": DECLARED},
    "kernel.plugins.hooks:Hooks": {"_name2plugin": DECLARED, "_plugin_distinfo": DECLARED},
    "kernel.progress:Progress": {
        "_jobs": _observed("the next reports of steps that are repeated"),
    },
    "kernel.query.graph:Graph": {
        "_by_vo": DECLARED,
        "_kinds": DECLARED,
        "_hops": DECLARED,
        "_aliases": DECLARED,
        "_lists": DECLARED,
    },
    "kernel.query.inventory:Inventories": {"_models": DECLARED, "_plans": SHAPES},
    "kernel.query.plan:Planner": {"kinds": DECLARED, "_plans": SHAPES},
    "kernel.quota.quotas:Quotas": {"_by_name": DECLARED, "_by_table": DECLARED},
    "kernel.secret_store.keyring:Keyring": {
        "_keys": Memory(Kind.CACHE, "the key file or command, when the node starts")
    },
    "kernel.tags.patterns:TagPatterns": {
        "_declared": DECLARED,
        "_by_prefix": DECLARED,
        "_referring": DECLARED,
        "_owners": DECLARED,
        "_checks": DECLARED,
    },
    "kernel.tasks.cancellation:Cancellations": {
        "_open": _in_progress("the states of long jobs: one that is Canceling is asked to end again"),
    },
    "kernel.tasks.group:BackgroundTasks": {
        "_tasks": JOURNAL,
        "_graveyard": _in_progress("nothing: the tasks of a killed node"),
    },
    "kernel.tasks.queue:TaskQueues": {"_lanes": JOURNAL},
    "kernel.workflow.collector:Collector": {
        "_woken": _in_progress("the rows of garbage, which say when each piece is due"),
        "_on_release": DECLARED,
    },
    "kernel.workflow.engine:Engine": {
        "garbage_left": _in_progress("the rows of garbage, which say when each piece is due"),
        "_known": DECLARED,
    },
    "kernel.workflow.job_runs:RunsOfJobs": {"_open": JOURNAL},
    "kernel.workflow.recovery:Recovery": {"parked": Memory(Kind.CACHE, "the journal, at every start")},
    "longjob.service:LongJobService": {
        "_working": _in_progress("LongJobService.after_recovery, from the rows of long jobs"),
        "_left": _in_progress("LongJobService.start, from the rows of long jobs"),
    },
    "network.l3.service:L3Service": {"_inventories": SHAPES},
    "node.management:ManagementNode": {
        "plugins": DECLARED,
        "recovery": DECLARED,
        "api": DECLARED,
        "_node": DECLARED,
        "_services": DECLARED,
    },
    "resourceconfig.service:ResourceConfigService": {"_inventories": SHAPES},
    "search.service:SearchService": {"_queries": SHAPES},
}
