"""What the access log tells of a path, and what it does not."""

from __future__ import annotations

import logging

import pytest

from orrery.core.api.access_log import WITHOUT_SECRETS, shown_path

TOKEN = "5" * 32


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"/zstack/v1/accounts/sessions/{TOKEN}", "/zstack/v1/accounts/sessions/***"),
        (f"/v1/accounts/sessions/{TOKEN}/valid", "/v1/accounts/sessions/***/valid"),
        (f"/zstack/v1/accounts/sessions/{TOKEN}?x=1", "/zstack/v1/accounts/sessions/***?***"),
        ("/zstack/v1/zones?q=name=a", "/zstack/v1/zones?***"),
        (f"/zstack/v1/zones/{TOKEN}", f"/zstack/v1/zones/{TOKEN}"),
    ],
)
def test_a_path_is_told_without_its_secrets(path: str, shown: str) -> None:
    assert shown_path(path) == shown


def test_the_filter_keeps_the_rest_of_the_line() -> None:
    text, arguments = (
        '%s - "%s %s HTTP/%s" %d',
        ("127.0.0.1:9", "GET", f"/accounts/sessions/{TOKEN}", "1.1", 200),
    )
    line = logging.LogRecord("uvicorn.access", logging.INFO, "f", 1, text, arguments, None)
    assert WITHOUT_SECRETS.filter(line)
    assert line.getMessage() == '127.0.0.1:9 - "GET /accounts/sessions/*** HTTP/1.1" 200'
