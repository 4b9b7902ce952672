"""What an agent answers instead of doing what it was asked for.

Exception
└── Refused     the host said no, and why
"""

from __future__ import annotations


class Refused(Exception):
    """The host said no, and why."""
