"""The tag that a deployment puts on what it makes: which element it is, and what the file said of it.

What the file said is kept as a checksum for each parameter, so that a later run can tell a change of the file
from one that somebody made by hand. Secrets are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orrery.core.client.deploy.items import TAGS, checksum
from orrery.core.client.deploy.plan import Key, Reference, Resource
from orrery.core.kernel.api.deployment_tag import DeploymentTag, beginning
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.secrecy import secret_fields

_VERSION = "v1"


@dataclass(frozen=True, slots=True)
class Applied:
    """What a file said of an element when it was applied last."""

    fields: dict[str, str]
    """Checksums by parameter."""
    items: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> Applied:
        """What a tag holds; of another version, nothing is known."""
        version, *parts = text.split(",")
        if version != _VERSION:
            return cls({}, frozenset())
        pairs = [part for part in parts if "." in part and not part.startswith("+")]
        return cls(
            {field: digits for field, _, digits in (pair.rpartition(".") for pair in pairs)},
            frozenset(part[1:] for part in parts if part.startswith("+")),
        )


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose deployment it is, and what it is called."""

    account: str
    name: str

    @property
    def prefix(self) -> str:
        """How the tags of the deployment begin."""
        return beginning(self.account, self.name)

    def tag(self, resource: Resource, declaration: Declaration, stale: Iterable[str] = ()) -> str:
        """The tag of what `resource` makes; `stale` items are remembered too."""
        text = applied_text(resource, declaration, stale)
        return str(DeploymentTag(self.account, self.name, element_of(resource.key), text))


def element_of(key: Key) -> str:
    """An element inside a tag."""
    return f"{key.family}/{key.name}".replace("%", "%25").replace(":", "%3A")


def key_of(element: str) -> Key:
    """The key that `element_of` was given."""
    family, _, name = element.partition("/")
    return Key(family, name.replace("%3A", ":").replace("%25", "%"))


def reference_checksum(reference: Reference) -> str:
    """What is remembered of a reference: the names."""
    return checksum([f"{key.family}/{key.name}" for key in reference.to])


def field_checksums(resource: Resource, declaration: Declaration) -> dict[str, str]:
    """The checksums of all that the file says of a resource but secrets and tags."""
    left_out = {*secret_fields(declaration.message).values(), *TAGS}
    found = {wire: checksum(value) for wire, value in resource.fields.items() if wire not in left_out}
    return found | {reference.wire: reference_checksum(reference) for reference in resource.references}


def applied_text(resource: Resource, declaration: Declaration, stale: Iterable[str] = ()) -> str:
    """All that is remembered of a resource, as one text."""
    fields = [f"{wire}.{digits}" for wire, digits in field_checksums(resource, declaration).items()]
    return ",".join([_VERSION, *sorted(fields), *(f"+{item}" for item in sorted({*resource.items, *stale}))])
