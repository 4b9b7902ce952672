"""Puts one management node together."""

from orrery.core.node.management import ManagementNode, NodeParts

__all__ = ["ManagementNode", "NodeParts"]
