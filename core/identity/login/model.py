"""What is remembered of logins. Names and addresses are kept as digests: people type passwords as names."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from orrery.core.kernel.db.model import Base


class LoginFailures(Base):
    """How many logins have failed since when, to a name or from an address, and until when it is locked.

    All times in milliseconds since 1970, by the clients' clock.
    """

    __tablename__ = "login_failures"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    failures: Mapped[int]
    since: Mapped[int]
    locked_until: Mapped[int]
    touched: Mapped[int] = mapped_column(index=True)


class KnownAddress(Base):
    """An address from which somebody has logged in to a name."""

    __tablename__ = "login_known_address"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    used: Mapped[int] = mapped_column(index=True)
