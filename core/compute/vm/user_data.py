"""User data of guests as it may be shown: the scripts and documents in it without the secrets they hold.

Secrets are found by how people write them: values of names such as ``password`` (YAML, JSON, shell, options
of commands), lists for chpasswd, private keys, hashes of crypt(3), passwords in URLs, HTTP credentials; and
all of that inside of base64. Where nothing tells a secret from another text, as for a bare word, it is shown.
What cannot be looked into, such as compressed data, is masked whole. Every pattern takes time linear in the
text.
"""

from __future__ import annotations

import base64
import re
from binascii import Error

from orrery.core.kernel.api.secrecy import MASK, mask_urls

NESTED_MOST = 4
"""How deep base64 may be nested in base64; what is deeper is masked."""

NAME = r"(?:passw(?:or)?d|passphrase|secret|token|credential|(?:api|access|private)[_-]?key)[\w.-]{0,40}"
QUOTED = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'"
ASSIGNED = re.compile(rf"({NAME}=)({QUOTED}|\S+)", re.IGNORECASE)
NAMED = re.compile(
    rf"({NAME}[\"']?(?:[ \t]{{0,8}}:|[ \t]{{1,8}}=|=(?=[ \t]))[ \t]{{0,8}})({QUOTED}|[^\n]+)", re.IGNORECASE
)
OPENING = re.compile(
    rf"[ \t]*(?:-[ \t]+)?[\w\"'-]{{0,40}}{NAME}[\"']?[ \t]*:[ \t]*(?:[|>][+-]?\d?)?[ \t\r]*", re.IGNORECASE
)
"""A line after which the more indented ones are the value of a secret name."""
OPTION = re.compile(rf"({NAME}[ \t]{{1,8}})(?![-|&;])\S+", re.IGNORECASE)
OPTION_NAME_MOST = 40
USER = re.compile(
    r"([ \t](?:-u|--user)[ \t=]{0,8}[^\s:]{1,64}:|\bsshpass[ \t]{1,8}-p[ \t]{0,8}"
    r"|\bnet[ \t]{1,8}user[ \t]{1,8}\S{1,64}[ \t]{1,8}(?!/))\S+",
    re.IGNORECASE,
)
HTTP = re.compile(r"\b((?:bearer|basic)[ \t]{1,8})\S+", re.IGNORECASE)
CRYPT = re.compile(r"\$(?:1|2[abxy]?|5|6|7|y|gy)\$[./A-Za-z0-9$=,]+")
LOGIN = re.compile(r"(\b[\w.-]{1,64}:)[^\s:'\"|]\S*?(?=['\"]|\s|$)")
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}(?:\r?\n[ \t]{0,40}[A-Za-z0-9+/_-]+)*={0,2}")
URL_SAFE = str.maketrans("-_", "+/")
COMPRESSED = "H4sI"
"""How base64 of what gzip made begins."""
PLAIN = frozenset({"", "true", "false", "yes", "no", "on", "off", "null", "none", "~"})
"""Values that are no secrets, as in ``lock_passwd: true``."""
HINT = re.compile(rf"{NAME}|bearer|basic|[$]\w|://|\s-u|--user|sshpass|\bnet\s", re.IGNORECASE)
"""What every line has that holds a secret by itself; most lines are done with it."""
BEGIN, KEY, END = "-----BEGIN ", "PRIVATE KEY-----", "-----END"


def mask_user_data(text: str) -> str:
    """User data, in base64 or plain, with the secrets in it masked; the very same text where it has none."""
    return _in_base64(text, 0) or _masked(text, 0)


def _in_base64(text: str, depth: int) -> str | None:
    """The text in base64 with the secrets in it masked; None where it is no base64."""
    lines = (line.strip() for line in text.strip().split("\n"))
    bare = "".join(lines).rstrip("=").translate(URL_SAFE)
    try:
        content = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except Error:
        return None
    try:
        plain = content.decode()
    except UnicodeDecodeError:
        return MASK
    if depth >= NESTED_MOST or "\0" in plain:
        return MASK
    shown = _masked(plain, depth + 1)
    return text if shown == plain else base64.b64encode(shown.encode()).decode()


def _masked(text: str, depth: int) -> str:
    def look_into(found: re.Match[str]) -> str:
        whole = found[0]
        if whole.startswith(COMPRESSED):
            return MASK
        # the line that follows the last one of base64 may look like one
        for part in (whole, whole.rpartition("\n")[0]):
            shown = _in_base64(part, depth) if part else None
            if shown is not None and (shown != MASK or depth >= NESTED_MOST):
                return shown + whole[len(part) :]
        return whole

    return _Lines().masked(BASE64.sub(look_into, text))


class _Lines:
    """Goes through the lines of a text, and knows which of them a former one makes secret."""

    def __init__(self) -> None:
        self._in_key = False
        self._value_of: int | None = None
        """The indentation of the secret name whose value the lines are."""
        self._logins_of: int | None = None
        """The indentation of the chpasswd whose list of names and passwords the lines are."""

    def masked(self, text: str) -> str:
        """The text with its secrets masked."""
        return "\n".join(map(self._line, text.split("\n")))

    def _line(self, line: str) -> str:
        indent = len(line) - len(line.lstrip())
        if self._in_key or (BEGIN in line and KEY in line):
            return _values(self._key(line, indent))
        if not line.strip():
            return line
        if self._value_of is not None and indent > self._value_of:
            return line[:indent] + MASK
        self._value_of = None
        if "chpasswd" in line:
            self._logins_of = indent
            return _values(LOGIN.sub(rf"\1{MASK}", line))
        if self._logins_of is not None:
            shown = LOGIN.sub(rf"\1{MASK}", line)
            if shown != line:
                return shown
            self._logins_of = self._logins_of if indent > self._logins_of else None
        if OPENING.fullmatch(line) is not None:
            self._value_of = indent
            return line
        return _values(line)

    def _key(self, line: str, indent: int) -> str:
        """A line of a private key in PEM; the whole key may stand in one."""
        start = indent if self._in_key else line.find(KEY) + len(KEY)
        end = line.rfind(END, start)
        self._in_key = end < 0
        hidden, rest = (line[start:], "") if end < 0 else (line[start:end], line[end:])
        return line[:start] + (MASK if hidden.strip() else "") + rest


def _values(line: str) -> str:
    """One line without the values of secret names, and what else is secret by itself."""
    if HINT.search(line) is None:
        return line
    line = ASSIGNED.sub(rf"\1{MASK}", line)
    line = NAMED.sub(_value, line)
    line = OPTION.sub(_option, line)
    line = USER.sub(rf"\1{MASK}", line)
    line = HTTP.sub(rf"\1{MASK}", line)
    return mask_urls(CRYPT.sub(MASK, line))


def _value(found: re.Match[str]) -> str:
    value = found[2].strip()
    return found[0] if value.lower() in PLAIN or value == MASK else found[1] + MASK


def _option(found: re.Match[str]) -> str:
    """The value of an option such as ``--admin-password x``; the same words in prose are none."""
    before = found.string[max(0, found.start() - OPTION_NAME_MOST) : found.start()]
    word = before.rpartition(" ")[2].rpartition("\t")[2]
    return found[1] + MASK if word.startswith("-") else found[0]
