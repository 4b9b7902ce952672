"""The journal's tables: runs, claims, and garbage that an undo could not remove yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.drivers.options import NEVER_REUSED_IDS
from orrery.core.kernel.db.model import AdminsOnly, Base, Events, Inventory, Nested, Stamped

FORWARD, BACK, ENDED = "forward", "back", "ended"
"""Directions of a run. One that has ended stays only until the job that it was for has its result."""

IDLE, PROCESSING = "Idle", "Processing"
"""Statuses of garbage; when it is done, it is gone."""

WAITING, OVERDUE = "Waiting", "Overdue"
"""Conditions of garbage; Overdue when it has held identities for longer than the setting allows."""


class WorkflowRun(Base):
    """One unfinished run: the cursor says which steps are done, and in which direction it goes."""

    __tablename__ = "workflow_run"
    __table_args__ = NEVER_REUSED_IDS

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    parent: Mapped[int | None]
    """The run for whose step this one was begun."""
    root: Mapped[int | None]
    """The outermost of those runs."""
    job: Mapped[str | None] = mapped_column(String(32))
    """The API job that ends as this run does."""
    answer: Mapped[str | None] = mapped_column(String(32))
    """The resource that the job answers with."""
    queues: Mapped[list[str]]
    """The task queues in which the run has its turn."""
    workflow: Mapped[str] = mapped_column(String(64))
    steps: Mapped[list[Any]] = mapped_column(JSON)
    """The names of its steps, in their order. Of a step that a plugin contributed also what has to be known
    of it when the plugin has gone (`plan.Remembered`)."""
    step: Mapped[str] = mapped_column(String(255))
    """Forward: the first step whose commit has not happened. Back: the step being undone."""
    committed: Mapped[bool]
    """Going back: whether `step` had committed, so that its `uncommit` is due."""
    direction: Mapped[str] = mapped_column(String(8))
    attempt: Mapped[int]
    epoch: Mapped[int]
    params: Mapped[dict[str, Any]]
    outputs: Mapped[dict[str, Any]]
    retries: Mapped[dict[str, Any] | None]
    """How often steps were tried, to which step the run goes back, and what it remembers for then."""
    error: Mapped[dict[str, Any] | None]
    """Why the run goes back: the step that failed, and the error."""
    node: Mapped[str] = mapped_column(String(32))
    started: Mapped[int]


class Claim(Base):
    """A resource that a run works on; nobody else may, across nodes and crashes."""

    __tablename__ = "claim"
    __vo__ = "ClaimVO"
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory("org.zstack.core.workflow.ClaimInventory")

    resource: Mapped[str] = mapped_column(String(32), primary_key=True)
    """The resource that is worked on."""
    run: Mapped[int] = mapped_column(index=True)
    """The run that works on it."""


class UnresolvedRun(Stamped):
    """A run that could be neither finished nor undone. It keeps its claims until somebody decides."""

    __tablename__ = "unresolved_run"
    __vo__ = "UnresolvedRunVO"
    __is_resource__ = True
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory(
        "org.zstack.core.workflow.UnresolvedRunInventory",
        nested=(Nested("resourceUuids", "ClaimVO", "run", local="run", sort="resource", pluck="resource"),),
        columns=("workflow", "step", "direction", "reason"),
        wide=("resourceUuids", "createDate"),
    )
    __events__ = Events("unresolvedRun", ("workflow", "step", "direction", "reason"))

    run: Mapped[int] = mapped_column(unique=True)
    """Number of the run."""
    workflow: Mapped[str] = mapped_column(String(64))
    """What was being done, such as vm-start."""
    step: Mapped[str] = mapped_column(String(255))
    """Where it stands."""
    direction: Mapped[str] = mapped_column(String(8))
    """Whether it was going forward, or back."""
    reason: Mapped[str] = mapped_column(String(2048))
    """Why it cannot be carried on."""


class Garbage(Stamped):
    """Outside work that failed and is tried again until it is done."""

    __tablename__ = "garbage"
    __table_args__ = (Index(None, "due", "uuid"), Index(None, "host_uuid"), Index(None, "host_address"))
    __vo__ = "GarbageCollectorVO"
    __is_resource__ = True
    __ownership__ = AdminsOnly()
    __inventory__ = Inventory(
        "org.zstack.core.gc.GarbageCollectorInventory",
        hidden=(
            "run",
            "epoch",
            "attempt",
            "step",
            "direction",
            "tries",
            "due",
            "error",
            "host_type",
            "ends_with_power",
        ),
        columns=("status", "type", "resourceType", "resourceUuid", "hostUuid"),
        wide=("condition", "runnerClass", "createDate"),
    )
    __events__ = Events(
        "gcJob",
        ("name", "resource_type", "resource_uuid", "host_uuid", "host_address", "condition"),
        watched=("condition",),
    )

    name: Mapped[str] = mapped_column(String(255))
    """What is to be done, for people."""
    runner_class: Mapped[str] = mapped_column(String(64))
    """The workflow whose step it is."""
    context: Mapped[str] = mapped_column(Text)
    """The run's parameters and outputs, as JSON."""
    status: Mapped[str] = mapped_column(String(16))
    """Idle until it is tried, Processing meanwhile."""
    type: Mapped[str] = mapped_column(String(32))
    """Always TimeBased: it is tried again after a while."""
    management_node_uuid: Mapped[str] = mapped_column(String(32))
    run: Mapped[int]
    epoch: Mapped[int]
    attempt: Mapped[int]
    step: Mapped[str] = mapped_column(String(255))
    direction: Mapped[str] = mapped_column(String(8))
    tries: Mapped[int]
    due: Mapped[int]
    """When it is tried next, in milliseconds since 1970."""
    error: Mapped[str | None]
    resource_type: Mapped[str | None] = mapped_column(String(64))
    """Kind of the resource that it is about, and (`resource_uuid`) which one."""
    resource_uuid: Mapped[str | None] = mapped_column(String(32))
    """The resource that it is about."""
    host_uuid: Mapped[str | None] = mapped_column(String(32))
    """The host that has to confirm it, which may have been deleted since; its address and hypervisor type."""
    host_address: Mapped[str | None] = mapped_column(String(255))
    """Address of the host that has to confirm it."""
    host_type: Mapped[str | None] = mapped_column(String(32))
    ends_with_power: Mapped[bool] = mapped_column(server_default=false())
    """Whether it is done once that host's power is off."""
    condition: Mapped[str] = mapped_column(String(16), server_default=WAITING)
    """Waiting; Overdue where nobody has confirmed it for long, so that an operator should look."""


class Hold(Base):
    """An identity that a piece of garbage keeps occupied, on the host with this address."""

    __tablename__ = "hold"
    __table_args__ = (Index(None, "kind", "key"), Index(None, "address"))

    garbage_uuid: Mapped[str] = mapped_column(ForeignKey(Garbage.uuid, ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    address: Mapped[str] = mapped_column(String(255), primary_key=True)
    """Empty where no host is known."""
    host_uuid: Mapped[str | None] = mapped_column(String(32))
