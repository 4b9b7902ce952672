"""Generated bugs that are none: somebody has read the code, and says why nothing can tell it apart."""

from __future__ import annotations

EQUIVALENT: dict[str, str] = {}
"""Reasons by the names of bugs."""
