"""Web hooks with what they did not take, and keys that sign calls."""

from __future__ import annotations

from urllib.parse import urlsplit

from orrery.modeltests.action import ADMIN, Action
from orrery.modeltests.model.general import given
from orrery.modeltests.model.prediction import (
    INVALID,
    NO_RIGHT,
    QUOTA,
    REFUSED,
    Prediction,
    creation,
    refusal,
    removal,
    rule,
    success,
)
from orrery.modeltests.state import State

TYPE = "CanonicalEvent"
AROUND = "SystemTag UserTag AccountResourceRef UndeliveredEvent"


def _is_url(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


@rule("CreateWebhook", "UpdateWebhook")
def hook(state: State, action: Action) -> Prediction:
    """An HTTP URL outside, and the one type there is; the names of events may be refused."""
    fields = action.fields
    url, kind = given(action, "url"), given(action, "type")
    if (url is not None and not _is_url(str(url).strip())) or kind not in (None, TYPE):
        return refusal(INVALID)
    codes = f"{INVALID} {REFUSED} {QUOTA}"
    if fields.get("eventAccountUuid") and action.caller != ADMIN:
        codes += f" {NO_RIGHT}"
    told = {name: str(fields[name]).strip() for name in ("name", "url", "type") if given(action, name)}
    if action.api == "CreateWebhook":
        return creation("Webhook", or_else=codes, **told)
    return success("Webhook", fields["uuid"], touches="UndeliveredEvent", or_else=codes, **told)


@rule("DeleteWebhook")
def delete_hook(state: State, action: Action) -> Prediction:
    """What it has not taken goes along."""
    return removal("Webhook", action.fields["uuid"], touches=AROUND)


@rule("DeleteUndeliveredEvent")
def give_up(state: State, action: Action) -> Prediction:
    """It leaves the list."""
    return removal("UndeliveredEvent", action.fields["uuid"])


@rule("ReplayUndeliveredEvents")
def replay(state: State, action: Action) -> Prediction:
    """What is taken leaves the list."""
    codes = (INVALID, REFUSED, "SYS.1003") if action.fields.get("undeliveredUuids") else ()
    return Prediction(refusals=codes, touches=frozenset({"UndeliveredEventVO"}))


@rule("CreateAccessKey")
def create_key(state: State, action: Action) -> Prediction:
    """Enabled, of the caller; an administrator may make one for another account."""
    other = action.fields.get("accountUuid")
    codes = f"{REFUSED} {QUOTA}" + (f" {INVALID} {NO_RIGHT}" if other else "")
    fields = {"state": "Enabled", **({"accountUuid": other} if other else {})}
    return creation("AccessKey", or_else=codes, **fields)


@rule("DeleteAccessKey")
def delete_key(state: State, action: Action) -> Prediction:
    """What it signs is refused from then on."""
    return removal("AccessKey", action.fields["uuid"], touches="SystemTag UserTag AccountResourceRef")
