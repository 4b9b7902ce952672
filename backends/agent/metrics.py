"""What an agent tells a monitoring system."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)


class AgentMetrics:
    """The metrics of one agent."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._ended = Counter(
            "orrery_agent_commands",
            "Commands by name and outcome",
            ["command", "outcome"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "orrery_agent_command_seconds",
            "How long commands took",
            ["command"],
            registry=self._registry,
            buckets=SECONDS,
        )

    def ended(self, command: str, outcome: str, seconds: float) -> None:
        """A command has ended: done, refused, overtaken or failed."""
        self._ended.labels(command, outcome).inc()
        self._seconds.labels(command).observe(seconds)

    def watch(self, name: str, help_text: str, value: Callable[[], float]) -> None:
        """A gauge whose value is asked for whenever the metrics are read."""
        Gauge(f"orrery_agent_{name}", help_text, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """In the form of Prometheus."""
        return generate_latest(self._registry)
