"""Metrics: declared by nouns, counted on a node, read by Prometheus."""

from orrery.core.kernel.metrics.declaration import SECONDS, Counter, Gauge, Histogram, Metric, Samples
from orrery.core.kernel.metrics.metrics import CONTENT_TYPE, Metrics

__all__ = ["CONTENT_TYPE", "SECONDS", "Counter", "Gauge", "Histogram", "Metric", "Metrics", "Samples"]
