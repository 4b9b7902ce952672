"""Foreign JSON is read strictly."""

from __future__ import annotations

import pytest

from orrery.core.kernel.json_text import NESTING_MAX, read_json

DEEP = "[" * NESTING_MAX + "]" * NESTING_MAX


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xff", "decode"),
        (b'"\xed\xa0\x80"', "decode"),
        (b'"\\ud800"', r"\\ud800 is half of a surrogate pair"),
        (b'{"a": [{"\\udc00\\ud800": 1}]}', r"\\udc00 is half"),
        ('"\ud800"', r"\\ud800 is half"),
        (b"NaN", "NaN is no JSON"),
        (b"[Infinity]", "Infinity is no JSON"),
        (b"9" * 5_000, "digits"),
        (f"[{DEEP}]".encode(), "more than 64 levels deep"),
        (b"[" * 100_000 + b"]" * 100_000, "more than 64 levels deep"),
        (b'{"a":' * 65 + b"1" + b"}" * 65, "more than 64 levels deep"),
        (b"", "Expecting value"),
    ],
)
def test_what_cannot_be_stored_or_shown_is_refused(raw: bytes | str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_json(raw)


def test_what_is_json_is_read() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": "\\ud83d\\ude00 \xc3\xa9\\u001b"}') == {"a": "\U0001f600 é\x1b"}
    assert read_json(DEEP) is not None
    assert read_json(b"[" + b"[],{}," * 1_000 + b"1]")[-1] == 1
