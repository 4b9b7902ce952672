"""What a call of a plan makes: a resource, the value of a setting, or an item of another resource."""

from __future__ import annotations

from orrery.core.client.deploy.plan import Resource
from orrery.core.kernel.api.elements import Attachment


def makes_resource(resource: Resource) -> bool:
    """Whether what comes of it has a uuid of its own, and carries the deployment's tag."""
    form = resource.form
    return form is not None and not isinstance(form, Attachment) and not form.setting and not form.seen


def is_setting(resource: Resource) -> bool:
    """Whether it gives a value to something that is always there."""
    form = resource.form
    return form is None or (not isinstance(form, Attachment) and bool(form.setting))
