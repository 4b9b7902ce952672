"""What the tokens of a system tag may be: the kinds of text that a pattern declares for them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from orrery.core.kernel.config.sizes import parse_size
from orrery.core.kernel.errors import InvalidArgument

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOSTNAME = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")


@dataclass(frozen=True)
class Token:
    """A kind of text: how people call it, and whether a text is one."""

    name: str
    accepts: Callable[[str], bool]
    is_reference: bool = False
    """Whether a uuid in its place names a resource, which the maker of the tag must be able to see."""


def _is_size(text: str) -> bool:
    try:
        return parse_size(text) >= 0
    except InvalidArgument:
        return False


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


NEW_UUID = Token("a uuid of 32 hex digits", lambda text: re.fullmatch(r"[0-9a-f]{32}", text) is not None)
UUID = replace(NEW_UUID, is_reference=True)
SIZE = Token("a size, such as 8G or a number of bytes", _is_size)
IP = Token("an IP address", _is_ip)
MAC = Token(
    "a MAC address, such as fa:00:11:22:33:44",
    lambda text: re.fullmatch(r"[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}", text) is not None,
)
HOSTNAME = Token(
    "a host name of letters, digits, hyphens and dots, with at most 63 between two dots",
    lambda text: _HOSTNAME.fullmatch(text) is not None,
)
FINGERPRINT = Token(
    "a fingerprint as ssh-keygen -l shows it, such as SHA256: and 43 characters",
    lambda text: re.fullmatch(r"SHA256:[A-Za-z0-9+/]{43}", text) is not None,
)
BOOLEAN = Token("true or false", lambda text: text.lower() in {"true", "false"})


def whole(low: int, high: int | None = None) -> Token:
    """A whole number between two, both included."""
    name = f"a whole number from {low}" + (f" to {high}" if high is not None else "")

    def accepts(text: str) -> bool:
        is_number = re.fullmatch(r"[0-9]{1,18}", text) is not None
        return is_number and low <= int(text) and (high is None or int(text) <= high)

    return Token(name, accepts)


def one_of(*texts: str) -> Token:
    """One of these texts."""
    return Token(f"one of {', '.join(texts)}", lambda text: text in texts)


def some_of(*texts: str) -> Token:
    """Some of these texts, each once, with commas between them."""

    def accepts(text: str) -> bool:
        parts = text.split(",")
        return set(parts) <= set(texts) and len(set(parts)) == len(parts)

    return Token(f"some of {', '.join(texts)}, each once, separated by commas", accepts)
