"""Settings of logins."""

from __future__ import annotations

from orrery.core.kernel.config.forms import number

ACCOUNT_FAILURES = number(
    "identity",
    "login.failuresPerAccount",
    10,
    "Failed logins to one account name after which addresses that it has not been used from are locked out.",
    above=0,
)
ADDRESS_FAILURES = number(
    "identity",
    "login.failuresPerAddress",
    50,
    "Failed logins from one address, whatever the account, after which it is locked out.",
    above=0,
)
FAILURE_PERIOD = number(
    "identity", "login.failurePeriod", 300, "Seconds within which failed logins are counted.", above=0
)
LOCK_PERIOD = number(
    "identity", "login.lockPeriod", 300, "Seconds for which too many failed logins lock out.", above=0
)
WAITING_LOGINS = number(
    "identity",
    "login.waiting",
    64,
    "Logins that may wait for their turn, half of them from one address; further ones are refused.",
    above=1,
)
WAIT_PERIOD = number(
    "identity",
    "login.waitPeriod",
    30,
    "Seconds after which a login that waits for its turn is refused.",
    above=0,
)
KNOWN_DAYS = number(
    "identity",
    "login.knownAddressDays",
    30,
    "Days for which an address counts as the account's own after a login from it.",
    above=0,
)
CONFIGS = (
    ACCOUNT_FAILURES,
    ADDRESS_FAILURES,
    FAILURE_PERIOD,
    LOCK_PERIOD,
    WAITING_LOGINS,
    WAIT_PERIOD,
    KNOWN_DAYS,
)
