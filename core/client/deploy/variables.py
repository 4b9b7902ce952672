"""Variables that are given to a file."""

from __future__ import annotations

from collections.abc import Iterable

from orrery.core.client.deploy.elements import Document
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.errors import did_you_mean


def note_unknown(document: Document, known: Iterable[str], given: Iterable[str]) -> None:
    """Notes as a mistake every given variable that the file does not know."""
    names = list(known)
    listed = f"it has {', '.join(sorted(names))}" if names else "it has none"
    for name in given:
        if name not in names:
            hint = did_you_mean(name, names)
            reason = f"--var {name}: the file has no such variable; {listed}{hint}"
            document.mistakes.add(DeploymentError(reason, file=document.file))
