"""The access log: uvicorn's line for each answer, without what is secret in its path or query string."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.secrecy import MASK, secret_fields

LOGGER = "uvicorn.access"
ARGUMENTS = 5
"""Of a record: client, method, path with query string, version of HTTP, status."""


def log_accesses() -> None:
    """Has accesses logged where lines of level info are."""
    log = logging.getLogger(LOGGER)
    is_wanted = logging.getLogger().isEnabledFor(logging.INFO)
    log.setLevel(logging.INFO if is_wanted else logging.ERROR)
    log.propagate = is_wanted
    log.addFilter(WITHOUT_SECRETS)


class WithoutSecrets(logging.Filter):
    """Takes tokens of sessions out of paths, and all query strings, whose values may be anything."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets all pass."""
        if isinstance(record.args, tuple) and len(record.args) == ARGUMENTS:
            client, method, path, *rest = record.args
            record.args = (client, method, shown_path(str(path)), *rest)
        return True


WITHOUT_SECRETS = WithoutSecrets()
"""One object, so that adding it again changes nothing."""


def shown_path(path: str) -> str:
    """A path as it may be told."""
    place, question, _ = path.partition("?")
    return secret_places().sub(rf"\g<before>{MASK}", place) + (f"?{MASK}" if question else "")


@cache
def secret_places() -> re.Pattern[str]:
    """Where paths of the API hold a secret: behind which text."""
    return re.compile(f"(?P<before>{'|'.join(sorted(set(_before_secrets(declarations().values()))))})[^/]+")


def _before_secrets(known: Iterable[Declaration]) -> Iterator[str]:
    for declaration in known:
        secret = secret_fields(declaration.message).values()
        for path in declaration.paths:
            for variable in path_variables(path):
                if variable in secret:
                    yield re.escape(path.partition(f"{{{variable}}}")[0])
