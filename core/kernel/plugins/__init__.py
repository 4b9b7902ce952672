"""How the parts of a cloud join a node: each noun says in one place what it brings.

Built-in nouns and what third parties install join the same way. A third party's package has an entry point in
the group ``orrery.plugins``, which names an object with an attribute `NOUN`, and if need be a function
`register(node)` that is called once all nouns have joined.
"""

from orrery.core.kernel.plugins.hooks import Hooks
from orrery.core.kernel.plugins.loader import Plugin
from orrery.core.kernel.plugins.noun import Noun, Service

__all__ = ["Hooks", "Noun", "Plugin", "Service"]
