"""What each call does, written from the published facts of the API and not from the core's code.

`predict` gives for a state and an action which outcomes are right, and what the action changes. A rule is
registered for each API (`prediction.rule`); the modules hold the rules of a family of nouns. An API without a
rule runs under the general rules only.
"""

from orrery.modeltests.model import (
    hooks,
    hosts,
    identity,
    infrastructure,
    jobs,
    network,
    storage,
    storages,
    tags,
    vm,
)
from orrery.modeltests.model.general import predict
from orrery.modeltests.model.prediction import RULES, Prediction

__all__ = [
    "RULES",
    "Prediction",
    "hooks",
    "hosts",
    "identity",
    "infrastructure",
    "jobs",
    "network",
    "predict",
    "storage",
    "storages",
    "tags",
    "vm",
]
