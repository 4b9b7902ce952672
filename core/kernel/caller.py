"""Who calls."""

from __future__ import annotations

from dataclasses import dataclass

from orrery.core.kernel.db.model import Uuid

ADMIN_UUID = "36c27e8ff05c4780bf6d2fa65700f22e"
"""The account that is there from the start, and that owns what no tenant does."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: an account itself, or one of its users. Two empty uuids are nobody."""

    account_uuid: Uuid
    user_uuid: Uuid
    """That of the account where the account itself calls."""
    is_admin: bool = False
    """Whether it is an account of administrators, or a user of one: it sees and owns everything."""

    @property
    def is_user(self) -> bool:
        """Whether policies decide what it may call."""
        return self.user_uuid != self.account_uuid

    @classmethod
    def nobody(cls) -> Caller:
        """A caller without a session."""
        return cls("", "")
