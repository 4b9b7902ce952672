"""Builds one management node."""

from orrery.core.node.management import ManagementNode, NodeParts

__all__ = ["ManagementNode", "NodeParts"]
