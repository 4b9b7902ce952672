"""Puts one management node together."""

from core.node.management import ManagementNode, NodeParts

__all__ = ["ManagementNode", "NodeParts"]
