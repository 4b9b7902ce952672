"""Clouds as data: read a file into a plan, carry the plan out by API.

    plan = load("cloud.yaml", {"hosts": 10})
    deployed = await deploy(plan, caller)
    deployed.uuid("vm", "web-0")

The format stands in README.md beside this file.
"""

from orrery.core.client.deploy.errors import DeploymentError, DeploymentFailed, NotServed
from orrery.core.client.deploy.loader import load
from orrery.core.client.deploy.plan import HostMachine, ImageFile, Plan, Resource, StorageServer, World
from orrery.core.client.deploy.run import Deployed, Progress, deploy

__all__ = [
    "Deployed",
    "DeploymentError",
    "DeploymentFailed",
    "HostMachine",
    "ImageFile",
    "NotServed",
    "Plan",
    "Progress",
    "Resource",
    "StorageServer",
    "World",
    "deploy",
    "load",
]
