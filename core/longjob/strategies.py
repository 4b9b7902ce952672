"""How a noun declares that an API of its own may run as a long job: one line in its ``noun.py``.

NOUN = Noun(..., strategies=(long_job(AddImage, AfterCrash.RESUMES, is_done=is_image_ready),))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar, cast

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.db.transaction import Transaction

M = TypeVar("M", bound=ApiMessage)


class AfterCrash(Enum):
    """What becomes of a job whose node died, once what the node left half-done is finished or undone."""

    RESUMES = "it is begun again, unless it is done"
    WAITS = "it is Suspended until somebody resumes or cancels it"


@dataclass(frozen=True, kw_only=True)
class LongOperation:
    """An API that may run as a long job."""

    message: type[ApiMessage]
    after_crash: AfterCrash
    is_done: Callable[[Transaction, Any], bool]
    """Whether what the message asks for is so already; asked for jobs of a dead node."""

    @property
    def api(self) -> str:
        """The API's name."""
        return self.message.declaration.name

    @property
    def job_name(self) -> str:
        """What clients call the job: the last part of the API's Java class."""
        return self.message.declaration.java.rpartition(".")[2]


def long_job(
    message: type[M],
    after_crash: AfterCrash,
    *,
    is_done: Callable[[Transaction, M], bool],
) -> tuple[type[LongOperation], str, LongOperation]:
    """The declaration of a long job, for the `strategies` of a noun."""
    operation = LongOperation(
        message=message,
        after_crash=after_crash,
        is_done=cast(Callable[[Transaction, Any], bool], is_done),
    )
    return LongOperation, operation.job_name, operation
