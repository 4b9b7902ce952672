"""The system tag of deployments: any resource may have one, and it does not count as one of its tags."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import bindparam, select

from orrery.core.kernel.api.deployment_tag import FORM, GONE, PREFIX, SEPARATOR, DeploymentTag, same_element
from orrery.core.kernel.db.model import Uuid, models_by_vo
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Refused
from orrery.core.kernel.tags.model import SystemTag
from orrery.core.kernel.tags.patterns import ANY_KIND, TagPattern

DEPLOYMENT = TagPattern(ANY_KIND, FORM, once_per=())
"""It travels in the creating call, so the run after an interrupted one finds all that was accepted."""


OF_ELEMENT = Statement(
    select(SystemTag.resource_uuid)
    .where(
        SystemTag.tag >= bindparam("begin"),
        SystemTag.tag < bindparam("end"),
        SystemTag.resource_type == bindparam("vo"),
    )
    .order_by(SystemTag.resource_uuid)
)
"""The resources of a kind that a deployment has made of one element."""


def refuse_twin(tx: Transaction, vo: str, tags: Iterable[str], made: Collection[Uuid]) -> None:
    """Raises Refused where a deployment would make an element of its file that there is already.

    Two runs at a time both find nothing and create everything; here the later one is told. `made` are the
    resources that the call itself makes.
    """
    for text in tags:
        tag = DeploymentTag.parse(text)
        if tag is None:
            continue
        begin, end = same_element(tag)
        for (uuid,) in tx.all(OF_ELEMENT, begin=begin, end=end, vo=vo):
            row = tx.get(models_by_vo()[vo], uuid) if uuid not in made else None
            if row is None or GONE & {getattr(row, "state", None), getattr(row, "status", None)}:
                continue
            raise Refused(
                f"the deployment[{tag.name}] has its element[{tag.element}] already, as"
                f" {vo.removesuffix('VO')}[uuid:{uuid}]; another run of it seems to be under way: repeat this"
                " one when that has ended"
            )


def without_deployment(tags: Iterable[str]) -> list[str]:
    """The tags that count."""
    return [tag for tag in tags if not tag.startswith(PREFIX + SEPARATOR)]
