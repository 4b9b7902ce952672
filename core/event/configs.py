"""Settings of events and their delivery."""

from __future__ import annotations

from orrery.core.kernel.config.forms import flag, number

A_WEEK, A_MONTH = 604_800, 2_592_000

TRIES = number("event", "webHook.tries", 10, "How often an event is posted before it is given up.", above=0)
ANSWER_SECONDS = number(
    "event", "webHook.answerSeconds", 10, "Seconds that a web hook has to answer.", above=0
)
FIRST_PAUSE = number(
    "event", "webHook.firstPauseSeconds", 1, "Seconds before the second try; they double each time.", above=0
)
LONGEST_PAUSE = number(
    "event", "webHook.longestPauseSeconds", 300, "Most seconds between two tries.", above=0
)
PARALLELISM = number(
    "event", "webHook.parallelism", 8, "Of how many resources a web hook is told at once.", above=0
)
ALLOW_INSIDE = flag(
    "event",
    "webHook.allowInside",
    False,
    "Whether web hooks (X-Web-Hook too) may point at this machine, link-local and metadata addresses.",
)
UNDELIVERED = number(
    "event",
    "webHook.undelivered",
    10_000,
    "How many undelivered events are kept of a web hook; beyond that the oldest are forgotten.",
    above=0,
)
STREAMS_PER_ACCOUNT = number(
    "event",
    "streams.perAccount",
    50,
    "How many event streams one account may have open at a node; administrators are not limited.",
    above=0,
)
RETENTION = number("event", "retention.seconds", A_WEEK, "How long events that were told are kept.", above=0)
LONGEST_RETENTION = number(
    "event",
    "retention.longestSeconds",
    A_MONTH,
    "How long events are kept that some web hook has not been told yet; then it is told so.",
    above=0,
)
PURGE_INTERVAL = number("event", "retention.intervalSeconds", 3600, "Seconds between two purges.", above=0)
CONFIGS = (
    TRIES,
    ANSWER_SECONDS,
    FIRST_PAUSE,
    LONGEST_PAUSE,
    PARALLELISM,
    ALLOW_INSIDE,
    UNDELIVERED,
    STREAMS_PER_ACCOUNT,
    RETENTION,
    LONGEST_RETENTION,
    PURGE_INTERVAL,
)
