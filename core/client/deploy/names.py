"""The names of a file: who has which, and whom a reference means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orrery.core.client.deploy.elements import Document, Draft
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.plan import Key
from orrery.core.client.errors import did_you_mean


class Names:
    """All named elements of a file. Raises DeploymentError for two of one kind with the same name."""

    def __init__(self, document: Document, drafts: Iterable[Draft]) -> None:
        self._document = document
        self._drafts: dict[Key, Draft] = {}
        self._keys: dict[int, Key] = {}
        self._copies: dict[Key, list[Draft]] = {}
        self._addresses: dict[str, Draft] = {}
        numbers: dict[tuple[int, str], int] = {}
        for draft in drafts:
            with document.mistakes.kept(("name", draft.group)):
                self._add(draft, numbers)

    def key(self, draft: Draft) -> Key:
        """The key of an element; one without a name is called after its parent."""
        return self._keys[id(draft)]

    def find(self, family: str, name: str, asker: Draft) -> list[Draft]:
        """The elements that a reference by `asker` means: one, all copies of a counted one, or none."""
        for scope in _scopes(asker.scope):
            one = self._drafts.get(Key(family, name + scope))
            if one is not None:
                return [one]
            copies = self._copies.get(Key(family, name + scope))
            if copies:
                return copies
        return []

    def unknown(self, family: str, name: str, asker: Draft, field: str) -> DeploymentError:
        """The error for a reference to what is not there."""
        known = [key.name for key in self._drafts if key.family == family]
        return self.error(asker, field, f"there is no {family} '{name}'{did_you_mean(name, known)}")

    def error(self, draft: Draft, field: str, reason: str) -> DeploymentError:
        """The error for a field of an element."""
        return DeploymentError(
            reason, file=self._document.file, line=draft.line, element=draft.title, field=field
        )

    def _add(self, draft: Draft, numbers: dict[tuple[int, str], int]) -> None:
        family = draft.kind.family
        if draft.name and draft.kind.named:
            key = Key(family, draft.name)
            earlier = self._drafts.get(key)
            if earlier is not None:
                reason = f"another {family} of that name stands at line {earlier.line}"
                hint = (
                    "; copies of a counted element need {i} in their name"
                    if earlier.line == draft.line
                    else ""
                )
                self._keys[id(draft)] = key
                raise self.error(draft, "name", f"duplicate: {reason}{hint}")
            self._drafts[key] = draft
            if draft.base_name != draft.name:
                self._copies.setdefault(Key(family, draft.base_name), []).append(draft)
        else:
            place = (id(draft.parent), f"{family} {draft.name}")
            numbers[place] = numbers.get(place, 0) + 1
            owner = draft.parent.name if draft.parent else ""
            key = Key(family, f"{owner}/{draft.name or family}-{numbers[place]}")
        self._keys[id(draft)] = key
        if family == "host":
            self._check_address(draft)

    def _check_address(self, draft: Draft) -> None:
        address = draft.values.get("managementIp")
        if not isinstance(address, str):
            return
        earlier = self._addresses.setdefault(address, draft)
        if earlier is not draft:
            reason = f"duplicate: {earlier.title} at line {earlier.line} has the address {address} too"
            raise self.error(draft, "managementIp", reason)


def _scopes(scope: str) -> Iterator[str]:
    """``-0-3``, ``-0`` and the empty scope, the innermost first."""
    while scope:
        yield scope
        scope = scope.rpartition("-")[0]
    yield ""
