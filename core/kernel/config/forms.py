"""Short forms of settings that are declared many at a time."""

from __future__ import annotations

from typing import Any

from orrery.core.kernel.config.configs import GlobalConfig, boolean, size, whole_number


def flag(category: str, name: str, default: bool, description: str, **rules: Any) -> GlobalConfig[bool]:
    """A setting that is true or false."""
    return GlobalConfig(
        category=category,
        name=name,
        default=str(default).lower(),
        parse=boolean,
        choices=("true", "false"),
        description=description,
        **rules,
    )


def number(category: str, name: str, default: int, description: str, **rules: Any) -> GlobalConfig[int]:
    """A whole number; `rules` bound it (`above`, `below`, `range`)."""
    return GlobalConfig(
        category=category,
        name=name,
        default=str(default),
        parse=whole_number,
        description=description,
        **rules,
    )


def amount(category: str, name: str, default: str, description: str, **rules: Any) -> GlobalConfig[int]:
    """A size in bytes, such as ``1G``."""
    return GlobalConfig(
        category=category, name=name, default=default, parse=size, description=description, **rules
    )


def text(category: str, name: str, default: str, description: str, **rules: Any) -> GlobalConfig[str]:
    """Any text, or one of the `choices` among the `rules`."""
    return GlobalConfig(
        category=category, name=name, default=default, parse=str, description=description, **rules
    )
