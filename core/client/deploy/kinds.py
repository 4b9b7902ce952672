"""All kinds of elements: what the nouns declare, and what every one of them has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from orrery.core.client.deploy.unserved import UNSERVED
from orrery.core.kernel.api.elements import Attachment, ElementKind, Ref, Seen

NOTHING: Mapping[str, Any] = MappingProxyType({})

OWNER = Attachment(
    "account",
    "accountRef",
    "account",
    "ChangeResourceOwner",
    "resourceUuid",
    "accountUuid",
    "ownership by an account",
    seen=Seen(rows="QueryAccountResourceRef", own="resourceUuid", other="accountUuid"),
)
"""Every kind may name the account that owns it."""
SHARING = Attachment(
    "sharedWith",
    "sharedWithRef",
    "account",
    "ShareResource",
    "resourceUuids",
    "accountUuids",
    "sharing with an account",
    many=True,
    undo="RevokeResourceSharing",
    seen=Seen(rows="QuerySharedResource", own="resourceUuid", other="receiverAccountUuid"),
)
"""Every kind may name accounts with which it is shared."""
EVERYBODY = "everybody"
"""Stands for all accounts in `SHARING`."""
GLOBAL_CONFIG_API = "UpdateGlobalConfig"


class Kinds:
    """The kinds of elements that a file may have."""

    def __init__(self, declared: Iterable[ElementKind]) -> None:
        """A feature that a noun has come to declare is no longer unserved."""
        self.by_tag: dict[str, ElementKind] = {kind.tag: kind for kind in declared}
        for kind in UNSERVED:
            self.by_tag.setdefault(kind.tag, kind)
        self._collections: dict[str, dict[str, str]] = {}
        self._tags: dict[str, list[str]] = {}
        for kind in self.by_tag.values():
            self._tags.setdefault(kind.family, []).append(kind.tag)
            for above in kind.below:
                self._collections.setdefault(above, {})[kind.listed_as] = kind.family

    def collections(self, family: str) -> dict[str, str]:
        """Keys below an element of `family` that list child elements, and the family of those children."""
        return self._collections.get(family, {})

    def word(self, family: str) -> str:
        """What commands, plans and messages call the resources of a family."""
        tags = self._tags.get(family)
        return self.by_tag[tags[0]].word if tags else family

    def of(self, family: str) -> list[ElementKind]:
        """The kinds of one family, in the order of their declaration."""
        return [self.by_tag[tag] for tag in self._tags[family]]


@cache
def kinds() -> Kinds:
    """The kinds that the built-in nouns and the installed plugins declare."""
    from orrery.core.api.catalogue import elements

    return Kinds(elements())


def references(kind: ElementKind) -> tuple[Ref | Attachment, ...]:
    """All keys of an element that name other resources."""
    return (*kind.refs, *kind.attachments, OWNER, SHARING)


def fill_in(kind: ElementKind, values: dict[str, Any], *, is_xml: bool) -> None:
    """Gives an element the values that it leaves open."""
    missing = {**(kind.xml_defaults if is_xml else {}), **kind.defaults}
    given = {kind.aliases.get(key, key) for key in values}
    for key, value in missing.items():
        if kind.aliases.get(key, key) not in given:
            values[key] = value
    if kind.fill_in is not None:
        kind.fill_in(values, is_xml)
