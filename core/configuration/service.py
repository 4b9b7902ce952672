"""Handlers of the calls on global configuration."""

from __future__ import annotations

from core.configuration.messages import (
    GetGlobalConfigOptions,
    GlobalConfigOptions,
    Options,
    ResetGlobalConfig,
    UpdateGlobalConfig,
)
from core.kernel.bus import handles
from core.kernel.config import GlobalConfigRow
from core.kernel.plugins import Service


class ConfigurationService(Service):
    """Settings by API."""

    @handles(UpdateGlobalConfig)
    async def update(self, message: UpdateGlobalConfig) -> GlobalConfigRow:
        """Changes one setting; no value means its default."""
        return await self.node.configs.set(message.category, message.name, message.value)

    @handles(ResetGlobalConfig)
    async def reset(self, message: ResetGlobalConfig) -> None:
        """Sets all back to their defaults."""
        for config in self.node.configs.declared():
            await self.node.configs.set(config.category, config.name, None)

    @handles(GetGlobalConfigOptions)
    async def options(self, message: GetGlobalConfigOptions) -> GlobalConfigOptions:
        """Choices and range of a setting."""
        config = self.node.configs.find(message.category, message.name)
        low, high = (int(config.range[0]), int(config.range[1])) if config.range else (None, None)
        return GlobalConfigOptions(
            options=Options(
                valid_value=list(config.choices) or None,
                number_greater_than_or_equal=low,
                number_less_than_or_equal=high,
            )
        )
