"""Clouds with the plugins that are installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def cloud_with(body: Any, *, strict: bool = False, plan: str | None = None) -> Any:
    """Runs `body` on a cloud with whatever is installed; called in processes of their own."""
    from orrery.backends.cloud import CloudOptions, provision
    from orrery.core.client.deploy import deploy, load
    from orrery.core.kernel.settings import Settings
    from orrery.simulator.clock import SimEnvironment
    from orrery.simulator.loop import run_virtual
    from orrery.testlib.cloud import TestCloud

    env = SimEnvironment()
    cloud = TestCloud.build(env, CloudOptions(seed=1, settings=Settings(strict_plugins=strict)))

    async def whole() -> Any:
        await cloud.start()
        if plan is not None:
            loaded = load(Path(plan), {})
            provision(cloud.world, loaded)
            cloud.deployed = await deploy(loaded, cloud)  # type: ignore[attr-defined]
        found = await body(cloud)
        await cloud.node.stop()
        return found

    return run_virtual(whole(), env)
