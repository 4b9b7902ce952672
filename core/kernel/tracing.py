"""Spans of what a node does, for whoever collects traces; without a collector they cost next to nothing."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Tracer(Protocol):
    """Takes note of how long work takes, and inside which other work."""

    def span(self, name: str, **attributes: str | int) -> AbstractContextManager[Any]:
        """A context whose body is the work; what it raises is noted as its failure.

        Names and attributes hold no secrets and no values that callers send, except uuids.
        """

    def traced(self, name: str, implementation: T) -> T:
        """`implementation`, or one that does the same and has a span for each awaited call."""


class NoTracer:
    """Takes note of nothing."""

    def __init__(self) -> None:
        self._nothing = nullcontext()

    def span(self, name: str, **attributes: str | int) -> AbstractContextManager[Any]:
        """See `Tracer`."""
        return self._nothing

    def traced(self, name: str, implementation: T) -> T:
        """See `Tracer`."""
        return implementation
