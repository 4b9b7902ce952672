"""Long jobs: an API's operation with a row of its own, which outlives its call, its node and its end."""

from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.identity.account.model import Owned
from orrery.core.kernel.db.model import Events, Inventory, Resource
from orrery.core.kernel.states import StateTable

WAITING, RUNNING, SUSPENDED = "Waiting", "Running", "Suspended"
SUCCEEDED, CANCELING, CANCELED, FAILED = "Succeeded", "Canceling", "Canceled", "Failed"
ENDED = (SUCCEEDED, CANCELED, FAILED)
AGAIN = {"rerun": WAITING}
STATE_TABLE = StateTable(
    "longJob",
    "state",
    {
        WAITING: {"start": RUNNING, "cancel": CANCELED, "fail": FAILED},
        RUNNING: {"succeed": SUCCEEDED, "fail": FAILED, "cancel": CANCELING, "suspend": SUSPENDED},
        SUSPENDED: {"resume": RUNNING, "succeed": SUCCEEDED, "fail": FAILED, "cancel": CANCELING},
        CANCELING: {"fail": CANCELED, "succeed": SUCCEEDED},
        SUCCEEDED: AGAIN,
        CANCELED: AGAIN,
        FAILED: AGAIN,
    },
    (WAITING,),
)


class LongJob(Resource, Owned):
    """One long job. Suspended: the node that worked on it died, and nobody works on it now."""

    __tablename__ = "long_job"
    __table_args__ = (Index(None, "account_uuid"), Index(None, "state"), Index(None, "target_resource_uuid"))
    __vo__ = "LongJobVO"
    __inventory__ = Inventory(
        "org.zstack.header.longjob.LongJobInventory",
        hidden=("resource_uuid", "began", "account_uuid"),
        columns=("jobName", "state", "targetResourceUuid", "createDate"),
        wide=("executeTime", "jobResult"),
    )
    __events__ = Events(
        "longJob",
        (
            "name",
            "description",
            "job_name",
            "state",
            "target_resource_uuid",
        ),
        watched=("state",),
    )

    api_id: Mapped[str | None] = mapped_column(String(32))
    """The API job that its progress is reported under."""
    job_name: Mapped[str] = mapped_column(String(255))
    """The message of the API that it runs, such as APIMigrateVmMsg."""
    job_data: Mapped[str] = mapped_column(Text)
    """The parameters of the API as JSON, as they were given."""
    job_result: Mapped[str | None] = mapped_column(Text)
    """The body of the success, or of the error, as JSON."""
    state: Mapped[str] = mapped_column(String(16))
    """How far it is; Suspended where its node died."""
    target_resource_uuid: Mapped[str | None] = mapped_column(String(32))
    """The resource that it can be found by: what it works on, or creates."""
    management_node_uuid: Mapped[str] = mapped_column(String(32))
    execute_time: Mapped[int | None]
    """Seconds from its first start to its end."""
    resource_uuid: Mapped[str] = mapped_column(String(32))
    """What it works on, or creates."""
    began: Mapped[int | None]
    """Milliseconds since 1970."""
