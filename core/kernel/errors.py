"""Every error that a caller can meet, as one tree.

    OrreryError
    ├── CallerError            cannot succeed as sent
    │   ├── InvalidArgument    SYS.1007    a field is missing, malformed or out of range
    │   │   └── UnacceptableUuid  SYS.1007    a new resource cannot have this uuid
    │   ├── NotFound           SYS.1003    a named resource does not exist
    │   ├── Refused            SYS.1006    the state of things does not allow it
    │   │   └── Busy           SYS.1006    another operation works on the resource
    │   ├── StateRefused       SYS.1005    the state has no such event, or callers may not send it
    │   ├── NotAuthenticated   ID.1000     wrong name or password
    │   ├── InvalidSession     ID.1001     no such session, or it has expired
    │   ├── PermissionDenied   ID.1002     the caller may not do this, or not with this resource
    │   └── QuotaExceeded      ID.1003     the account would have more than it may
    ├── CapacityError          no room here; another place may do
    ├── BackendError           the outside world failed; the same call may work later
    │   ├── Unreachable        nobody answered
    │   └── BackendRefused     the backend answered no
    │       └── Overtaken      the backend has seen a newer call for the same object
    ├── TimedOut               SYS.1001    no answer before the deadline
    ├── Canceled               SYS.1017    somebody asked for an early end
    ├── Overloaded             SYS.1010    too many unfinished jobs
    ├── NotReady               SYS.1010    the node starts or stops
    ├── Fenced             SYS.1000    another node has taken this run over
    ├── Unresolved         SYS.1006    a run of the journal that this node cannot carry on
    ├── Interrupted            SYS.1000    the node stopped while the job ran
    ├── StepFailed             SYS.1006    a workflow ended undone; the cause says why
    ├── NotDeleted             SYS.1004    a deletion that would, or did, fail on the way; the cause says why
    └── Bug                    SYS.1000    something we assert does not hold
        ├── DatabaseFailed     SYS.1000    a full disk, say: nothing was written, the same may work later
        ├── DatabaseDamaged    SYS.1000    what is in the database cannot be read any more
        ├── ConstraintViolated SYS.1000    a constraint of a table forbids a row
        ├── StatementInterrupted SYS.1000  a statement took more steps than it may
        ├── StatementTooComplex SYS.1000   a statement is beyond the limits of the database
        ├── SecretUnreadable   SYS.1000    a secret cannot be decrypted: its key is missing, or it was changed
        └── PluginFailed       SYS.1000    a plugin does not do what it must; its name is in the details

Nouns add their own kinds below these (``core/<noun>/errors.py``). A code never changes its meaning; the
numbers are those of the wire contract. HTTP knows only "worked" (200) and "did not" (503), so no status
stands here.
"""

from __future__ import annotations

from typing import Any, ClassVar

DETAILS_MAX = 4096
"""Longest ``details`` text on the wire, in characters."""


class OrreryError(Exception):
    """Something that a caller is told: a stable code, a fixed description, and details for people."""

    code: ClassVar[str] = "SYS.1000"
    description: ClassVar[str] = "An internal error happened in system"
    retry_after_seconds: ClassVar[int | None] = None
    """After how many seconds the same call may work, where it is only too early; HTTP's Retry-After."""

    def __init__(self, details: str, *, cause: OrreryError | None = None) -> None:
        super().__init__(details)
        self.details = details
        self.cause = cause

    def to_wire(self) -> dict[str, Any]:
        """The error object of the wire contract: code, description, details and the chain of causes.

        A cause that says the same as what is above it is left out.
        """
        body: dict[str, Any] = {
            "code": self.code,
            "description": self.description,
            "details": self.details[:DETAILS_MAX],
        }
        cause = self._told_cause()
        if cause is not None:
            body["cause"] = cause.to_wire()
        return body

    def _told_cause(self) -> OrreryError | None:
        """The nearest error below that says something else."""
        cause = self.cause
        while cause is not None and (cause.code, cause.details) == (self.code, self.details):
            cause = cause.cause
        return cause

    @classmethod
    def of(cls, failure: BaseException) -> OrreryError:
        """`failure` itself if it is one of ours, a timeout as TimedOut, anything else as a Bug."""
        if isinstance(failure, OrreryError):
            return failure
        if isinstance(failure, TimeoutError):
            return TimedOut(str(failure) or "no answer before the deadline")
        return Bug(f"{type(failure).__name__}: {failure}")

    @staticmethod
    def from_wire(body: dict[str, Any]) -> OrreryError:
        """An error that was recorded as `to_wire` gives it."""
        cause = body.get("cause")
        made = OrreryError(body["details"], cause=OrreryError.from_wire(cause) if cause else None)
        made.__dict__.update(code=body["code"], description=body["description"])
        return made

    def __str__(self) -> str:
        cause = self._told_cause()
        tail = f" <- {cause}" if cause is not None else ""
        return f"[{self.code}] {self.details}{tail}"


class CallerError(OrreryError):
    """The call cannot succeed as it was sent."""


class InvalidArgument(CallerError):
    """A field is missing, malformed, out of range or taken."""

    code = "SYS.1007"
    description = "One or more API argument is invalid"


class UnacceptableUuid(InvalidArgument):
    """A uuid that a new resource cannot have: malformed, or in use by a resource of any kind.

    The text does not say which, so that nobody learns the uuids of other accounts' resources.
    """

    def __init__(self, uuid: str) -> None:
        super().__init__(
            f"field[resourceUuid]: [{uuid[:100]}] cannot be the uuid of a new resource: it is malformed, or"
            " in use; leave it out, or give a new random (version 4) uuid of 32 hex digits"
        )


class NotFound(CallerError):
    """A resource that the call names does not exist."""

    code = "SYS.1003"
    description = "A resource can not be found"


class Refused(CallerError):
    """The state of things does not allow the operation."""

    code = "SYS.1006"
    description = "An operation failed"


class StateRefused(CallerError):
    """The state of the resource does not follow by that event, or only the system sends it."""

    code = "SYS.1005"
    description = "Unable to change resource state"


class Busy(Refused):
    """Another operation, perhaps of another node, works on the resource; the same call may work later."""


class NotAuthenticated(CallerError):
    """Wrong account name or password."""

    code = "ID.1000"
    description = "Unable to authenticate"


class InvalidSession(CallerError):
    """No such session, or it has expired."""

    code = "ID.1001"
    description = "The session is invalid"


class PermissionDenied(CallerError):
    """The caller may not call this, or not with this resource."""

    code = "ID.1002"
    description = "The operation is not permitted"


class QuotaExceeded(CallerError):
    """The account would have more than it may: which quota, its limit, what is used and what is asked."""

    code = "ID.1003"
    description = "A quota of the account is exceeded"


class CapacityError(OrreryError):
    """No room here; another place may do."""

    code = "SYS.1013"
    description = "The resource doesn't have capability to proceed an operation"


class BackendError(OrreryError):
    """The world outside failed; the same call may work later."""

    code = "SYS.1006"
    description = "An operation failed"


class Unreachable(BackendError):
    """Nobody answered."""


class BackendRefused(BackendError):
    """The backend answered no, and said why."""


class Overtaken(BackendRefused):
    """The backend has seen a newer call for the same object, which is no business of this one any more."""


class Fenced(OrreryError):
    """Another node has taken this run over; whoever meets this stops at once."""


class Unresolved(OrreryError):
    """A run of the journal can be neither finished nor undone here; it keeps what it claims."""

    code = "SYS.1006"
    description = "An operation failed"


class TimedOut(OrreryError):
    """No answer before the deadline."""

    code = "SYS.1001"
    description = "A message or a operation timeout"


class Canceled(OrreryError):
    """Somebody asked for an early end; what had been done was undone."""

    code = "SYS.1017"
    description = "An operation was canceled"


class Overloaded(OrreryError):
    """More unfinished jobs than the node takes; nothing was written."""

    code = "SYS.1010"
    description = "Management server is not ready to serve"
    retry_after_seconds = 2


class NotReady(OrreryError):
    """The node starts or stops."""

    code = "SYS.1010"
    description = "Management server is not ready to serve"
    retry_after_seconds = 5


class Interrupted(OrreryError):
    """The management node stopped while this job ran."""


class StepFailed(OrreryError):
    """A workflow ended undone: which step failed, on what; the cause says why."""

    code = "SYS.1006"
    description = "An operation failed"

    def __init__(self, details: str, *, step: str = "", cause: OrreryError | None = None) -> None:
        super().__init__(details, cause=cause)
        self.step = step
        """The name of the step that failed."""


class NotDeleted(OrreryError):
    """A resource is still there: somebody objects to its deletion, or something below it could not go."""

    code = "SYS.1004"
    description = "Unable to delete a resource"


class Bug(OrreryError):
    """Something we assert does not hold."""


class DatabaseFailed(Bug):
    """The database could not write, as on a full disk: nothing of it happened; the same may work later."""


class DatabaseDamaged(Bug):
    """What is in the database cannot be read any more; trying again does not help."""


class ConstraintViolated(Bug):
    """A constraint of a table forbids a row.

    `is_reference` tells that what it refers to does not exist, `unique` which columns (``table.column``) have
    the value already; both are empty for other constraints.
    """

    def __init__(self, details: str, *, is_reference: bool = False, unique: tuple[str, ...] = ()) -> None:
        super().__init__(details)
        self.is_reference = is_reference
        self.unique = unique


class StatementInterrupted(Bug):
    """A statement took more steps than it may (`orrery.core.kernel.db.transaction.Transaction.bounded`)."""


class StatementTooComplex(Bug):
    """A statement is beyond the limits of the database: nested too deep, or with too many values."""


class SecretUnreadable(Bug):
    """A secret in the database cannot be decrypted: its key is missing, or its row was changed."""


class PluginFailed(Bug):
    """A plugin cannot be loaded, or a hook of it does not do what it must."""

    def __init__(self, plugin: str, reason: str, *, cause: OrreryError | None = None) -> None:
        super().__init__(f"plugin[{plugin}]: {reason}", cause=cause)
        self.plugin = plugin
