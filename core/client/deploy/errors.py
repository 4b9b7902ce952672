"""Errors of deployment files and of deployments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from orrery.core.client.errors import ApiFailure, ClientError

if TYPE_CHECKING:
    from orrery.core.client.deploy.changes import Changes
    from orrery.core.client.deploy.deployed import Deployed
    from orrery.core.client.deploy.destroy import Bystanders


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


class CannotDump(ClientError):
    """A text of the cloud that no deployment file can hold, since it would be a variable there."""

    def __init__(self, element: str, text: str) -> None:
        super().__init__(
            f"{element}: no file can hold the text '{text}', since '${{' begins a variable; change it first"
        )


class DeploymentErrors(DeploymentError):
    """Everything that is wrong with a file, in the order of its lines."""

    def __init__(self, errors: Iterable[DeploymentError]) -> None:
        self.errors = sorted(errors, key=lambda error: error.line)
        first = self.errors[0]
        super().__init__(
            first.reason, file=first.file, line=first.line, element=first.element, field=first.field
        )

    def __str__(self) -> str:
        if len(self.errors) == 1:
            return str(self.errors[0])
        return "\n".join([f"{len(self.errors)} errors:", *(f"  {error}" for error in self.errors)])


class Mistakes:
    """Collects what is wrong with a file, so that it can be told at once."""

    MOST = 100
    """After so many it is not worth to go on."""

    def __init__(self) -> None:
        self._found: dict[str, DeploymentError] = {}
        self._groups: set[object] = set()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._found)

    @contextmanager
    def kept(self, group: object = None) -> Iterator[None]:
        """Keeps the DeploymentError that the block raises; the rest of the block is left out.

        Of a `group`, such as the copies of one element, the first is enough. Raises DeploymentErrors once
        there are `MOST`.
        """
        try:
            yield
        except DeploymentErrors:
            raise
        except DeploymentError as error:
            if group is None or group not in self._groups:
                self.add(error)
            self._groups.add(group)

    def add(self, error: DeploymentError) -> None:
        """Keep one, unless the same is there already. Raises as `kept` does."""
        self._found.setdefault(str(error), error)
        if len(self._found) >= self.MOST:
            self.raise_all()

    def raise_all(self) -> None:
        """Raises DeploymentErrors where there are any."""
        if self._found:
            raise DeploymentErrors(self._found.values())


class NotServed(DeploymentError):
    """The file names features that this server does not have; `lines` says which, one line each."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        listed = "".join(f"\n  {line}" for line in lines)
        super().__init__(
            f"{len(lines)} elements are not served (--skip-unsupported leaves them out):{listed}"
        )
        self.file = file
        self.lines = lines


class NeedsReplacement(ClientError):
    """Something can only be as the file says if it is made anew. Nothing was changed."""

    is_failure = True

    def __init__(self, changes: Changes) -> None:
        lines = []
        for step in changes.replaced:
            causes = [each for each in step.differences if each.call is None]
            own = ", ".join(each.field for each in causes if not each.follows)
            others = ", ".join(str(each.new) for each in causes if each.follows)
            told = f"no API changes {own}" if own else f"it needs {others}"
            lines.append(f"\n  {step.title}: {told}")
        number = "1 element" if len(lines) == 1 else f"{len(lines):,} elements"
        super().__init__(
            f"{changes.plan.file}: {number} would have to be replaced, and nothing was changed"
            f" (--replace removes them and makes them anew):{''.join(lines)}"
        )
        self.changes = changes


class EndsOthers(ClientError):
    """Removals would end resources that the deployment did not make. Nothing was changed."""

    is_failure = True

    def __init__(self, file: str, others: Iterable[Bystanders]) -> None:
        listed = "".join(f"\n  {each}" for each in others)
        super().__init__(
            f"{file}: what is removed would take along what the file did not make, and nothing was changed"
            f" (--with-others lets it):{listed}"
        )
        self.others = tuple(others)


class DeploymentFailed(ClientError):
    """A call failed on the way: for which element, why, and what had been created before."""

    is_failure = True

    def __init__(self, element: str, failure: ApiFailure, created: Deployed) -> None:
        super().__init__(f"{element}: {failure}\n{created.summary()}; {created.left()}")
        self.element = element
        self.failure = failure
        self.created = created
