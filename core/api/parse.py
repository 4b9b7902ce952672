"""Wire parameters turned into a typed message, with errors that name the field."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from core.kernel.api.declaration import Declaration
from core.kernel.api.message import ApiMessage
from core.kernel.api.secrecy import mask_urls, secret_fields, tag_fields
from core.kernel.errors import InvalidArgument


def parse(declaration: Declaration, wire: dict[str, Any]) -> ApiMessage:
    """The message that `wire` means. Raises InvalidArgument naming the first bad field and the reason."""
    try:
        return declaration.message.model_validate(wire)
    except ValidationError as failure:
        raise InvalidArgument(_explain(declaration, failure)) from None


def _explain(declaration: Declaration, failure: ValidationError) -> str:
    errors = failure.errors(include_url=False, include_context=False)
    first = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])[1:]
    reason = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        return f"field[{where}] of {declaration.name} is mandatory, but is missing"
    if first["type"] == "extra_forbidden":
        return f"field[{where}] of {declaration.name} is unknown; leave it out, or look how it is spelt"
    model = declaration.message
    untold = [*secret_fields(model).values(), *tag_fields(model).values()]
    if first["loc"][:1] and str(first["loc"][0]) in untold:
        return f"field[{where}] of {declaration.name} is invalid: {reason}"
    given = mask_urls(repr(first.get("input")))[:200]
    return f"field[{where}] of {declaration.name} is invalid: {reason}; it was {given}"
