"""What an agent answers instead of doing what it was asked for.

Exception
└── Refused          the host said no, and why
    └── Overtaken    a higher call for the same object came first
"""

from __future__ import annotations


class Refused(Exception):
    """The host said no, and why."""


class Overtaken(Refused):
    """A higher call for the same object came first, or it was removed by this one."""
