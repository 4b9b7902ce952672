"""How the parts of a cloud join a node: each noun says in one place what it brings."""

from core.kernel.plugins.noun import Noun, Service

__all__ = ["Noun", "Service"]
