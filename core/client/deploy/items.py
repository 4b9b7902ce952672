"""What belongs to a resource without being one: attachments, DNS servers, tags.

The tag of a deployment remembers them as short texts, a key and a checksum, so that a later run can tell what
the file has given up from what somebody else has attached.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from orrery.core.client.deploy.kinds import EVERYBODY
from orrery.core.client.deploy.plan import Key, Resource
from orrery.core.kernel.api.elements import Attachment
from orrery.core.kernel.api.secrecy import shown_tag

TAGS = {"systemTags": "CreateSystemTag", "userTags": "CreateUserTag"}
"""Parameters of any creation, and the APIs that add one tag later."""


def checksum(value: Any) -> str:
    """Eight digits that tell whether a value has changed; no secret is put in."""
    return f"{zlib.crc32(json.dumps(value, sort_keys=True).encode()):08x}"


def item(key: str, value: Any) -> str:
    """How an item is remembered."""
    return f"{key}.{checksum(value)}"


def attached(attachment: Attachment, other: Key | str) -> str:
    """The item that an attachment is; `other` is what is attached."""
    return item(attachment.key, f"{other.family}/{other.name}" if isinstance(other, Key) else other)


def item_of(resource: Resource) -> str:
    """The item of its parent that a call is; an empty text where it makes a resource, or a setting."""
    form = resource.form
    if isinstance(form, Attachment):
        if resource.fields:
            return attached(form, EVERYBODY)
        return attached(form, resource.references[1].to[0])
    if form is not None and form.seen:
        return item(form.family, resource.fields.get(form.text))
    return ""


def tag_items(resource: Resource) -> tuple[str, ...]:
    """The items that a resource's own tags are."""
    return tuple(
        item(field, shown_tag(tag)) for field in TAGS for tag in resource.fields.get(field) or () if tag
    )
