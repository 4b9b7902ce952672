"""The metrics of one node, in the text format that Prometheus reads.

Counting costs a microsecond. What rows or memory already say is not counted along the way but gathered when
somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import prometheus_client as prometheus

from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import Bug
from orrery.core.kernel.metrics.declaration import Counter, Gauge, Histogram, Metric, Samples

CONTENT_TYPE = prometheus.CONTENT_TYPE_LATEST


class Metrics:
    """Everything that one node measures."""

    def __init__(self) -> None:
        self._registry = prometheus.CollectorRegistry()
        prometheus.ProcessCollector(registry=self._registry)
        self._made: dict[Metric, Any] = {}
        self._series: dict[tuple[Metric, tuple[str, ...]], Any] = {}
        self._gauges: dict[Gauge, Callable[[], Samples] | None] = {}

    def declare(self, metrics: Iterable[Metric]) -> None:
        """Makes metrics known, before they are used. Raises Bug on a second one of a name."""
        for metric in metrics:
            try:
                self._made[metric] = self._make(metric)
            except ValueError as failure:
                raise Bug(f"the metric {metric.name}: {failure}") from None
            if isinstance(metric, Gauge):
                self._gauges[metric] = None

    def _make(self, metric: Metric) -> Any:
        named = (metric.name, metric.description, metric.labels)
        if isinstance(metric, Counter):
            return prometheus.Counter(*named, registry=self._registry)
        if isinstance(metric, Histogram):
            return prometheus.Histogram(*named, registry=self._registry, buckets=metric.bounds)
        return prometheus.Gauge(*named, registry=self._registry)

    def declared(self) -> list[Metric]:
        """All known metrics, by name."""
        return sorted(self._made, key=lambda metric: metric.name)

    def count(self, counter: Counter, *labels: str, by: float = 1.0) -> None:
        """Something has happened, `by` times. Raises KeyError for a counter that is not declared."""
        self._one(counter, labels).inc(by)

    def observe(self, histogram: Histogram, value: float, *labels: str) -> None:
        """Something of this size has happened. Raises KeyError for a histogram that is not declared."""
        self._one(histogram, labels).observe(value)

    def provide(self, gauge: Gauge, read: Callable[[], Samples]) -> None:
        """From now on `read` gives the values of a gauge that is in memory. Raises KeyError as above."""
        if gauge not in self._gauges:
            raise KeyError(gauge.name)
        self._gauges[gauge] = read

    async def text(self, db: Database | None) -> bytes:
        """All metrics as they are now; rows are read in one transaction, if there is a database to ask."""
        if db is not None:
            await db.query(self._read_rows)
        for gauge, read in self._gauges.items():
            if read is not None:
                self._set(gauge, read())
        return prometheus.generate_latest(self._registry)

    def _read_rows(self, tx: Transaction) -> None:
        for gauge in self._gauges:
            if gauge.read is not None:
                self._set(gauge, gauge.read(tx))

    def _set(self, gauge: Gauge, samples: Samples) -> None:
        made = self._made[gauge]
        if gauge.labels:
            made.clear()  # what has no value any more is not shown with its last one
        for labels, value in samples:
            (made.labels(*labels) if labels else made).set(value)

    def _one(self, metric: Metric, labels: tuple[str, ...]) -> Any:
        found = self._series.get((metric, labels))
        if found is None:
            made = self._made[metric]
            found = self._series[metric, labels] = made.labels(*labels) if labels else made
        return found
