"""Compares what belongs to resources without being one: attachments, DNS servers, tags."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import Apis
from orrery.core.client.deploy.changes import Changes, Step, Verb
from orrery.core.client.deploy.found import Found, pages
from orrery.core.client.deploy.items import TAGS, item, item_of, tag_items
from orrery.core.client.deploy.kinds import kinds, references
from orrery.core.client.deploy.links import LinkReader, Links, undo_fields
from orrery.core.client.deploy.plan import Key, Reference, Resource
from orrery.core.client.deploy.shape import is_setting, makes_resource
from orrery.core.kernel.api.elements import Attachment, ElementKind
from orrery.core.kernel.api.secrecy import shown_tag


async def compare_items(changes: Changes, caller: Caller) -> None:
    """Adds to `changes` what is missing, and what the file has given up. Raises ApiFailure."""
    comparison = _Items(changes, caller)
    await comparison.attachments()
    comparison.lists()
    await comparison.tags()


class _Items:
    def __init__(self, changes: Changes, caller: Caller) -> None:
        self._changes = changes
        self._caller = caller
        self._plan = changes.plan
        self._existing = changes.existing
        self._stale: dict[Key, list[str]] = defaultdict(list)
        replaced = {step.resource.key for step in changes.replaced if step.resource is not None}
        self._owners: dict[Key, tuple[Resource, Found]] = {
            resource.key: (resource, self._existing.found[resource.key])
            for resource in self._plan.resources
            if resource.key in self._existing.found and resource.key not in replaced
        }
        """What is there and stays."""
        self._of: dict[Key, list[Resource]] = defaultdict(list)
        for resource in self._plan.resources:
            if not makes_resource(resource) and not is_setting(resource) and resource.parent is not None:
                self._of[resource.parent].append(resource)

    async def attachments(self) -> None:
        """Attachments of all kinds."""
        self._add_of_new_owners()
        reader = LinkReader(Apis(self._plan.catalogue), self._caller, self._existing)
        for form, owners in self._by_form().items():
            wanted = {i for key in owners for i in self._wanted(key, form)}
            links = await reader.read(form, [self._owners[key][1] for key in owners], set(wanted))
            for key in owners:
                self._compare_links(key, form, links)

    def _add_of_new_owners(self) -> None:
        for parent, resources in self._of.items():
            if parent not in self._owners:
                self._changes.added += [_addition(resource) for resource in resources]

    def _by_form(self) -> dict[Attachment, list[Key]]:
        """By attachment declaration, the resources that have, or had, such attachments."""
        found: dict[Attachment, list[Key]] = defaultdict(list)
        for key, (resource, there) in self._owners.items():
            if not isinstance(resource.form, ElementKind):
                continue
            for form in references(resource.form):
                if not isinstance(form, Attachment):
                    continue
                had = any(one.startswith(f"{form.key}.") for one in there.applied.items)
                if had or self._wanted(key, form):
                    found[form].append(key)
        return found

    def _wanted(self, owner: Key, form: Attachment) -> dict[str, Resource]:
        """The attachments that the file wants, by item."""
        return {item_of(one): one for one in self._of.get(owner, ()) if one.form is form}

    def _compare_links(self, owner: Key, form: Attachment, links: Links) -> None:
        resource, found = self._owners[owner]
        wanted = self._wanted(owner, form)
        actual = links[found.uuid]
        for each, attachment in wanted.items():
            other = attachment.references[1].to[0] if len(attachment.references) > 1 else None
            is_new = other is not None and other in self._existing.found and other not in self._owners
            if each not in actual or is_new:
                self._changes.added.append(_addition(attachment))
        for each, uuid in actual.items():
            if each in found.applied.items and each not in wanted and form.undo:
                title = f"{form.family} attachment '{self._named(form, uuid)} to {owner.name}'"
                self._give_up(resource, each, (title, form.undo, undo_fields(form, found.uuid, uuid)))

    def _named(self, form: Attachment, uuid: str) -> str:
        names = (key.name for key, found in self._existing.found.items() if uuid in found.uuids)
        return next(names, uuid or "everybody")

    def _give_up(self, owner: Resource, each: str, undo: tuple[str, str, dict[str, Any]]) -> None:
        title, api, fields = undo
        self._stale[owner.key].append(each)
        self._changes.stale[owner.key] = tuple(self._stale[owner.key])
        step = Step(Verb.REMOVE, title, "attachment", undo=(api, fields))
        self._changes.removed.append(step)

    def lists(self) -> None:
        """What inventories list: DNS servers."""
        forms = [kind for kind in kinds().by_tag.values() if kind.seen]
        for key, (resource, found) in self._owners.items():
            for form in forms:
                if key.family in form.below:
                    self._compare_list(resource, found, form)

    def _compare_list(self, owner: Resource, found: Found, form: ElementKind) -> None:
        mine = [one for one in self._of.get(owner.key, ()) if one.form is form]
        wanted = {str(one.fields[form.text]): one for one in mine}
        actual = [str(value) for value in found.inventory.get(form.seen) or ()]
        for value, resource in wanted.items():
            if value not in actual:
                self._changes.added.append(_addition(resource))
        for value in actual:
            each = item(form.family, value)
            if value not in wanted and each in found.applied.items and form.undo:
                fields = {form.parent_wire: found.uuid, form.text: value}
                self._give_up(owner, each, (f"{form.word} '{value} of {owner.name}'", form.undo, fields))

    async def tags(self) -> None:
        """User tags and system tags that the file has got or given up since."""
        for resource, found in self._owners.values():
            for field in TAGS:
                had = {one for one in found.applied.items if one.startswith(f"{field}.")}
                wanted = {one for one in tag_items(resource) if one.startswith(f"{field}.")}
                if had != wanted and found.applied.fields:
                    await self._compare_tags(resource, found, field)

    async def _compare_tags(self, resource: Resource, found: Found, field: str) -> None:
        api = TAGS[field]
        query = api.replace("Create", "Query")
        rows = [r async for r in pages(self._caller, query, ("resourceUuid", "=", found.uuid))]
        actual = {item(field, str(row["tag"])): row for row in rows}
        wanted = {item(field, shown_tag(tag)): tag for tag in resource.fields.get(field) or ()}
        for each, tag in wanted.items():
            if each not in actual and each not in found.applied.items:
                self._changes.added.append(_addition(_tag_call(resource, found, (api, tag))))
        for each, row in actual.items():
            if each in found.applied.items and each not in wanted:
                title = f"{field[:-1]} '{row['tag']} of {resource.name}'"
                self._give_up(resource, each, (title, "DeleteTag", {"uuid": row["uuid"]}))


def _tag_call(owner: Resource, found: Found, told: tuple[str, str]) -> Resource:
    """The call that gives a resource one more tag."""
    api, tag = told
    label = f"{shown_tag(tag)} to {owner.name}"
    return Resource(
        Key("attachment", f"tag {label}"),
        "tag",
        label,
        api,
        {"resourceType": found.vo, "tag": tag},
        (Reference("resourceUuid", (owner.key,), False),),
        (),
        owner.key,
        owner.line,
        owner.phase,
    )


def _addition(resource: Resource) -> Step:
    return Step(Verb.ADD, resource.title, resource.key.family, resource)
