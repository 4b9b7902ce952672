"""What an operator sets before a node starts."""

from __future__ import annotations

from dataclasses import dataclass

JOB_LIMIT = 20_000


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one node, which do not change while it runs."""

    job_limit: int = JOB_LIMIT
    """Unfinished jobs above which API calls are answered with 503."""
    drain_seconds: float = 10.0
    """How long a node that stops waits for the jobs that run."""
    public_url: str = "http://127.0.0.1:8080"
    """Where clients reach this node; job locations begin with it."""
    time_scale: float = 1.0
    """How many of the loop's seconds make one of the clients' clock, for all that waits for the outside."""
    strict_plugins: bool = False
    """Whether a plugin that fails keeps the node from starting, instead of being left out."""
    password_cost: int = 1 << 14
    """Work and memory that one guess at a password takes: scrypt's N, a power of two."""
