"""Errors of deployment files and of deployments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orrery.core.client.errors import ApiFailure, ClientError

if TYPE_CHECKING:
    from orrery.core.client.deploy.run import Deployed


class DeploymentError(ClientError):
    """A file that cannot be deployed: which file, line, element and field, and why. Nothing was called."""

    def __init__(
        self, reason: str, *, file: str = "", line: int = 0, element: str = "", field: str = ""
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
        self.line = line
        self.element = element
        self.field = field

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = (place, self.element, f"field '{self.field}'" if self.field else "", self.reason)
        return ": ".join(part for part in parts if part)


class NotServed(DeploymentError):
    """The file names features that this server does not have; `lines` says which, one line each."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        listed = "".join(f"\n  {line}" for line in lines)
        super().__init__(
            f"{len(lines)} elements are not served (--skip-unsupported leaves them out):{listed}"
        )
        self.file = file
        self.lines = lines


class DeploymentFailed(ClientError):
    """A call failed on the way: for which element, why, and what had been created before."""

    is_failure = True

    def __init__(self, element: str, failure: ApiFailure, created: Deployed) -> None:
        count = created.count
        super().__init__(
            f"{element}: {failure}\n{count} resources had been created before and are still there"
        )
        self.element = element
        self.failure = failure
        self.created = created
