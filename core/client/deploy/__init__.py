"""Clouds as data: read a file into a plan, compare it with the cloud, and change the cloud by API.

    plan = load("cloud.yaml", {"hosts": 10})
    changes = await compare(plan, caller)
    deployed = await apply(changes, caller)
    deployed.uuid("vm", "web-0")

The format stands in README.md beside this file.
"""

from orrery.core.client.deploy.changes import Changes, Difference, Step, Verb
from orrery.core.client.deploy.compare import compare
from orrery.core.client.deploy.deployed import Deployed
from orrery.core.client.deploy.destroy import destruction
from orrery.core.client.deploy.dump import Dump, dump
from orrery.core.client.deploy.errors import (
    CannotDump,
    DeploymentError,
    DeploymentErrors,
    DeploymentFailed,
    EndsOthers,
    NeedsReplacement,
    NotServed,
)
from orrery.core.client.deploy.loader import load
from orrery.core.client.deploy.plan import HostMachine, ImageFile, Plan, Resource, StorageServer, World
from orrery.core.client.deploy.run import Options, Progress, apply, deploy, removed_by
from orrery.core.client.deploy.supplies import Supplies

__all__ = [
    "CannotDump",
    "Changes",
    "Deployed",
    "DeploymentError",
    "DeploymentErrors",
    "DeploymentFailed",
    "Difference",
    "Dump",
    "EndsOthers",
    "HostMachine",
    "ImageFile",
    "NeedsReplacement",
    "NotServed",
    "Options",
    "Plan",
    "Progress",
    "Resource",
    "Step",
    "StorageServer",
    "Supplies",
    "Verb",
    "World",
    "apply",
    "compare",
    "deploy",
    "destruction",
    "dump",
    "load",
    "removed_by",
]
