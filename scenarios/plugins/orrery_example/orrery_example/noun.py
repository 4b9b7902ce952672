"""What the plugin brings to a node; the entry point in pyproject.toml names this module."""

from __future__ import annotations

from pathlib import Path

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import TagPattern
from orrery_example import names
from orrery_example.elements import ELEMENTS
from orrery_example.messages import api
from orrery_example.service import FORBIDDEN_NAMES, ExampleService
from orrery_example.strategies import STRATEGIES

NOUN = Noun(
    name="example",
    services=(ExampleService,),
    configs=(FORBIDDEN_NAMES,),
    tags=(TagPattern("VlanPoolVO", "example::owner::{owner}"),),
    contributions=names.CONTRIBUTIONS,
    strategies=(*STRATEGIES, *names.STRATEGIES),
    api=api,
    elements=ELEMENTS,
    migrations=str(Path(__file__).parent / "migrations"),
)
