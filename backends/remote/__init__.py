"""The core's protocols over the agents of real hosts."""
