"""Handlers of the calls on global configuration."""

from __future__ import annotations

from orrery.core.configuration.messages import (
    GetGlobalConfigOptions,
    GlobalConfigChanged,
    GlobalConfigOptions,
    Options,
    ResetGlobalConfig,
    UpdateGlobalConfig,
)
from orrery.core.kernel.bus import handles
from orrery.core.kernel.config import GlobalConfigRow
from orrery.core.kernel.plugins import Service


class ConfigurationService(Service):
    """Settings by API."""

    @handles(UpdateGlobalConfig)
    async def update(self, message: UpdateGlobalConfig) -> GlobalConfigRow:
        """Changes one setting; no value means its default. Raises NotFound or InvalidArgument."""
        return await self._set(message.category, message.name, message.value)

    @handles(ResetGlobalConfig)
    async def reset(self, message: ResetGlobalConfig) -> None:
        """Sets all back to their defaults."""
        for config in self.node.configs.declared():
            await self._set(config.category, config.name, None)

    async def _set(self, category: str, name: str, value: str | None) -> GlobalConfigRow:
        config = self.node.configs.find(category, name)
        former = self.node.configs.text(config)
        row = await self.node.configs.set(category, name, value)
        if row.value != former:
            self.node.bus.publish(GlobalConfigChanged(category, name, former, row.value))
        return row

    @handles(GetGlobalConfigOptions)
    async def options(self, message: GetGlobalConfigOptions) -> GlobalConfigOptions:
        """Choices and bounds of a setting."""
        config = self.node.configs.find(message.category, message.name)
        low, high = config.range or (None, None)
        return GlobalConfigOptions(
            options=Options(
                valid_value=list(config.choices) or None,
                number_greater_than=_whole(config.above),
                number_less_than=_whole(config.below),
                number_greater_than_or_equal=_whole(low),
                number_less_than_or_equal=_whole(high),
            )
        )


def _whole(bound: float | None) -> int | None:
    return int(bound) if bound is not None else None
