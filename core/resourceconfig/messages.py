"""Calls on settings that a resource has for itself instead of the global ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    ANY_RESOURCE,
    ApiMessage,
    DeleteMessage,
    QueryMessage,
    Refers,
    Shape,
    Suggests,
    WireModel,
)
from orrery.core.kernel.bus import Event
from orrery.core.kernel.config import ResourceConfig
from orrery.core.kernel.db.model import Uuid

api = Declarations(java="org.zstack.resourceconfig")

_Uuid = Annotated[str, StringConstraints(pattern="^[0-9a-f]{32}$")]
ResourceUuid = Annotated[_Uuid, Refers(ANY_RESOURCE, is_changed=False)]
ChangedUuid = Annotated[_Uuid, Refers(ANY_RESOURCE, is_changed=True)]

Category = Annotated[str, Suggests("categories")]
SettingName = Annotated[str, Suggests("settings")]


class WantedConfig(WireModel):
    """One setting and the value that it shall have."""

    category: str
    """Category of the setting."""
    name: str
    """Name of the setting in its category."""
    value: str
    """The value that the resource shall have, as text."""


class EffectiveConfig(WireModel):
    """The value that holds for a resource, and the own values it comes from, the one that counts first."""

    name: str
    """Name of the setting in its category."""
    value: str
    """The value that holds for the resource, as text."""
    effective_configs: list[dict[str, Any]]


class ResourceValue(WireModel):
    """The value that holds for a resource, as `EffectiveConfig`."""

    value: str
    """The value that holds for the resource, as text."""
    effective_configs: list[dict[str, Any]]


class ResourceValues(WireModel):
    """Several values that hold for a resource."""

    configs: list[EffectiveConfig]
    """Each setting with the value that holds."""


class UpdatedValues(WireModel):
    """Several values that were set."""

    inventories: list[EffectiveConfig]
    """Each setting with the value that holds now."""


class BindableConfig(WireModel):
    """A setting that resources of these kinds may have for themselves."""

    name: str
    """Name of the setting in its category."""
    category: str
    """Category of the setting."""
    description: str
    """What the setting does."""
    bind_resource_types: list[str]
    """Kinds of the resources that may have a value of their own, such as ClusterVO."""


class BindableConfigs(WireModel):
    """All such settings."""

    bindable_configs: list[BindableConfig]
    """The settings that resources may have values of their own for."""


@api.action(
    "/resource-configurations/{category}/{name}/{resourceUuid}/actions",
    returns=ResourceConfig,
)
class UpdateResourceConfig(ApiMessage):
    """Give a resource a value of its own for a setting."""

    category: Category
    name: SettingName
    """Name of the setting in its category."""
    resource_uuid: ChangedUuid
    """The resource that gets a value of its own."""
    value: str
    """Its value, as text."""


@api.post(
    "/resource-configurations/{resourceUuid}/resource-configs/actions",
    reply=UpdatedValues,
    shape=Shape.INVENTORIES,
)
class UpdateResourceConfigs(ApiMessage):
    """Give a resource values of its own for several settings: all of them, or none."""

    resource_uuid: ChangedUuid
    """The resource that gets values of its own."""
    resource_configs: Annotated[list[WantedConfig], Field(min_length=1)]
    """The settings and their values; all are set, or none."""


@api.delete("/resource-configurations/{category}/{name}/{resourceUuid}")
class DeleteResourceConfig(DeleteMessage):
    """Take a resource's own value away, so that what it is in, or the global setting, counts again."""

    category: Category
    name: SettingName
    """Name of the setting in its category."""
    resource_uuid: ChangedUuid
    """The resource that loses its own value."""


@api.get("/resource-configurations/{resourceUuid}/{category}/{name}", reply=ResourceValue, shape=Shape.ALL)
class GetResourceConfig(ApiMessage):
    """Ask which value of a setting holds for a resource, and why."""

    category: Category
    name: SettingName
    """Name of the setting in its category."""
    resource_uuid: ResourceUuid


@api.get("/resource-configurations/{resourceUuid}/{category}", reply=ResourceValues)
class GetResourceConfigs(ApiMessage):
    """Ask which values of several settings of one category hold for a resource."""

    category: Category
    names: Annotated[list[str], Field(min_length=1)]
    """Names of settings in the category."""
    resource_uuid: ResourceUuid


@api.get(
    "/resource-configurations/bindable",
    optional_paths=("/resource-configurations/bindable/{category}",),
    reply=BindableConfigs,
    shape="bindableConfigs",
)
class GetResourceBindableConfig(ApiMessage):
    """List the settings that resources may have for themselves."""

    category: str | None = None
    """Only settings of this category."""


@api.query("/resource-configurations", returns=ResourceConfig)
class QueryResourceConfig(QueryMessage):
    """List the settings that resources have for themselves."""


@dataclass(frozen=True)
class ResourceConfigChanged(Event):
    """A resource got a value of its own for a setting, or lost it (`value` is None)."""

    category: Category
    name: SettingName
    resource_uuid: Uuid
    value: str | None
