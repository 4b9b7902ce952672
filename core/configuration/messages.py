"""Calls on global configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import ApiMessage, QueryMessage, Suggests, WireModel
from orrery.core.kernel.bus import Event
from orrery.core.kernel.config import GlobalConfigRow

api = Declarations(java="org.zstack.core.config")

Category = Annotated[str, Suggests("categories")]
SettingName = Annotated[str, Suggests("settings")]


class Options(WireModel):
    """What a setting accepts."""

    valid_value: list[str] | None = None
    """The values that it takes, where there are only some."""
    number_greater_than: int | None = None
    """Every value is above this."""
    number_less_than: int | None = None
    """Every value is below this."""
    number_greater_than_or_equal: int | None = None
    """The least value."""
    number_less_than_or_equal: int | None = None
    """The greatest value."""


class GlobalConfigOptions(WireModel):
    """The options of a setting."""

    options: Options
    """What values the setting takes."""


@api.action("/global-configurations/{category}/{name}/actions", returns=GlobalConfigRow, admin=True)
class UpdateGlobalConfig(ApiMessage):
    """Change a setting; it holds at once."""

    category: Category
    name: SettingName
    """Name of the setting in its category."""
    value: str | None = None
    """The new value, as text; absent: the default."""


@api.action("/global-configurations/actions", admin=True)
class ResetGlobalConfig(ApiMessage):
    """Set every setting back to its default."""


@api.get("/global-configurations/{category}/{name}", reply=GlobalConfigOptions)
class GetGlobalConfigOptions(ApiMessage):
    """Ask which values a setting takes."""

    category: Category
    name: SettingName
    """Name of the setting in its category."""


@api.query("/global-configurations", returns=GlobalConfigRow)
class QueryGlobalConfig(QueryMessage):
    """List settings."""


@dataclass(frozen=True)
class GlobalConfigChanged(Event):
    """A setting has another value; both as text."""

    category: str
    name: str
    former: str
    value: str
