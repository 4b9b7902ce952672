"""Which resources of the cloud are attached to which: attachments, owners, shares, groups."""

from __future__ import annotations

from collections.abc import Iterable

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.deploy.found import Existing, Found, Inventory, chunks, pages
from orrery.core.client.deploy.items import attached
from orrery.core.client.deploy.kinds import EVERYBODY
from orrery.core.client.deploy.plan import Key
from orrery.core.kernel.api.elements import Attachment

Links = dict[str, dict[str, str]]
"""By uuid of an element: the items that it has, and the uuid of what each stands for (empty: everybody)."""


class LinkReader:
    """Reads attachments of one declaration at a time."""

    def __init__(self, apis: Apis, caller: Caller, existing: Existing) -> None:
        self._apis = apis
        self._caller = caller
        self._existing = existing

    async def read(self, form: Attachment, owners: list[Found], wanted: set[str]) -> Links:
        """What is attached to `owners`. `wanted` are the items of the file; others are looked for by name.

        Raises ApiFailure.
        """
        links: Links = {uuid: {} for owner in owners for uuid in owner.uuids}
        others = self._known(form.family)
        remembered = {
            item for owner in owners for item in owner.applied.items if item.startswith(f"{form.key}.")
        }
        everybody = attached(form, EVERYBODY)
        if remembered - wanted - {everybody} - {attached(form, key) for key, _ in others.values()}:
            others = await self._all(form.family) | others
        if form.seen.listed:
            for uuid, (key, inventory) in others.items():
                for own in inventory.get(form.seen.listed) or ():
                    if own in links:
                        links[own][attached(form, key)] = uuid
        elif form.seen.path:
            await self._by_path(form, owners, others, links)
        elif form.seen.rows:
            await self._by_rows(form, others, links)
        return links

    def _known(self, family: str) -> dict[str, tuple[Key, Inventory]]:
        made = {found.uuid: (key, found.inventory) for key, found in self._existing.found.items()}
        named = {str(row["uuid"]): (key, row) for key, row in self._existing.externals.items()}
        return {uuid: pair for uuid, pair in (named | made).items() if pair[0].family == family}

    async def _all(self, family: str) -> dict[str, tuple[Key, Inventory]]:
        """All of the cloud: one may have been named by the file earlier."""
        query = self._apis.queries[self._apis.vos[family]]
        rows = [row async for row in pages(self._caller, query)]
        return {str(row["uuid"]): (Key(family, str(row["name"])), row) for row in rows}

    async def _by_path(
        self, form: Attachment, owners: list[Found], others: dict[str, tuple[Key, Inventory]], links: Links
    ) -> None:
        for vo in dict.fromkeys(owner.vo for owner in owners):
            query = self._apis.queries[vo]
            for uuid, (key, _) in others.items():
                async for row in pages(self._caller, query, (form.seen.path, "=", uuid), fields=["uuid"]):
                    if row["uuid"] in links:
                        links[row["uuid"]][attached(form, key)] = uuid

    async def _by_rows(
        self, form: Attachment, others: dict[str, tuple[Key, Inventory]], links: Links
    ) -> None:
        for some in chunks(links):
            async for row in pages(self._caller, form.seen.rows, (form.seen.own, "in", some)):
                other = str(row.get(form.seen.other) or "")
                if other in others:
                    links[row[form.seen.own]][attached(form, others[other][0])] = other
                elif not other:
                    links[row[form.seen.own]][attached(form, EVERYBODY)] = ""


def undo_fields(form: Attachment, own: str, other: str) -> dict[str, object]:
    """The parameters of the call that detaches; without `other`, what is shared with everybody."""
    own_wire, other_wire = form.undo_takes or (form.own, form.other)
    if not other:
        return {form.own: [own] if form.many else own, "toPublic": True}
    pair: Iterable[tuple[str, str]] = ((own_wire, own), (other_wire, other))
    return {wire: [uuid] if form.many else uuid for wire, uuid in pair}
