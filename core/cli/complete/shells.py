"""What bash, zsh and fish ask and are answered: the completion script of each, and its other end.

The scripts pass on what was typed. Words are split, and suggestions are cut and quoted, here, where tests can
reach it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import NamedTuple

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

BASH = r"""# completion of orrery for bash 4.4 and newer
%(complete_func)s() {
    local answer
    COMPREPLY=()
    answer=$(%(complete_var)s=bash_complete ORRERY_COMPLETE_LINE="${COMP_LINE:0:COMP_POINT}" \
        ORRERY_COMPLETE_BREAKS="$COMP_WORDBREAKS" ORRERY_COMPLETE_TYPE="$COMP_TYPE" \
        "${1/#\~/$HOME}" 2>/dev/null) || return 0
    case $answer in
        '') ;;
        file) compopt +o nospace -o default ;;
        dir) compopt +o nospace -o dirnames ;;
        *) mapfile -t COMPREPLY <<<"$answer" ;;
    esac
}
complete -o nospace -o nosort -F %(complete_func)s %(prog_name)s
"""

ZSH = r"""#compdef %(prog_name)s
# completion of orrery for zsh
%(complete_func)s() {
    local line
    local -a lines parts closed closed_shown open open_shown
    local before="${(pj:\n:)${(@Q)words[2,CURRENT-1]}}"
    lines=("${(@f)$(%(complete_var)s=zsh_complete ORRERY_COMPLETE_WORDS="$before" \
        ORRERY_COMPLETE_WORD="${(Q)PREFIX}" ${~${(Q)words[1]}} 2>/dev/null)}")
    for line in $lines; do
        parts=("${(@ps:\t:)line}")
        case $parts[1] in
            file) compset -P '-*='; _files; return ;;
            dir) compset -P '-*='; _files -/; return ;;
            closed) closed+=("$parts[2]"); closed_shown+=("$parts[3]") ;;
            open) open+=("$parts[2]"); open_shown+=("$parts[3]") ;;
        esac
    done
    (( $#closed )) && compadd -l -V %(prog_name)s -d closed_shown -a closed
    (( $#open )) && compadd -l -V %(prog_name)s -S '' -d open_shown -a open
    return 0
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }
    compdef %(complete_func)s %(prog_name)s
fi
"""

FISH = r"""# completion of orrery for fish
function %(complete_func)s
    set -l words (commandline -opc)
    set -e words[1]
    set -l before (string join \n -- $words | string collect)
    set -l answer (env %(complete_var)s=fish_complete ORRERY_COMPLETE_WORDS="$before" \
        ORRERY_COMPLETE_WORD=(commandline -ct | string collect) %(prog_name)s 2>/dev/null)
    switch "$answer[1]"
        case file
            __fish_complete_path (commandline -ct)
        case dir
            __fish_complete_directories (commandline -ct)
        case '*'
            string join \n -- $answer
    end
end
complete --no-files --keep-order --command %(prog_name)s --arguments '(%(complete_func)s)'
"""

DESCRIBED_MAX = 30
"""So many suggestions bash lists with their help, one a line; more are listed in columns."""
LISTING = ("33", "63", "64")
"""The kinds of completion (`COMP_TYPE`) in which bash shows all suggestions."""
HELP_MAX = 100
PLAIN = re.compile(r"[\w@%+=:,./~-]")
"""Characters that mean nothing to bash inside a word."""


class Quiet(ShellComplete):
    """Suggests nothing where anything fails: nobody wants an error in the middle of a line."""

    def complete(self) -> str:
        """The answer for the script, as the shell's own class formats it."""
        with suppress(Exception):
            args, incomplete = self.get_completion_args()
            return self.answer(self.get_completions(args, incomplete), incomplete)
        return ""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """As click's own, but values of ``--option=value`` are whole words, and all are printable."""
        begin, equals, _ = incomplete.partition("=")
        prefix = f"{begin}{equals}" if equals and incomplete.startswith("-") else ""
        found = super().get_completions(args, incomplete)
        if prefix:
            found = [
                CompletionItem(prefix + each.value, each.type, each.help, is_open=each.is_open)
                for each in found
            ]
        return [each for each in found if each.value.isprintable()]

    def answer(self, items: list[CompletionItem], incomplete: str) -> str:
        """The answer for the script."""
        special = next((each.type for each in items if each.type in ("file", "dir")), None)
        return special or "\n".join(self.format_completion(each) for each in items)


class Word(NamedTuple):
    """The word at the cursor."""

    raw: str
    start: int
    """Where, in `raw`, that part begins which the shell replaces."""
    quote: str
    """The quote that is open at the cursor, or empty."""
    skipped: str
    """What the part before `start` means."""


@add_completion_class
class Bash(Quiet, BashComplete):
    """Bash replaces only what is behind the last break, such as ``=`` or ``:``, or behind an open quote."""

    name = "bash"
    source_template = BASH
    word = Word("", 0, "", "")
    completion_type = ""
    """As in `COMP_TYPE`."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and what is typed of the one at it."""
        line, breaks = (
            os.environ["ORRERY_COMPLETE_LINE"],
            os.environ.get("ORRERY_COMPLETE_BREAKS", "\"'><=;|&(:"),
        )
        words, self.word, incomplete = split_line(line, breaks)
        self.completion_type = os.environ.get("ORRERY_COMPLETE_TYPE", "")
        return words[1:], incomplete

    def answer(self, items: list[CompletionItem], incomplete: str) -> str:
        """What replaces the part of the word, one a line."""
        special = next((each.type for each in items if each.type in ("file", "dir")), None)
        fitting = [each for each in items if each.value.startswith(incomplete)]
        if special is not None:
            return special
        is_listing = self.completion_type in LISTING and 1 < len(fitting) <= DESCRIBED_MAX
        return "\n".join(self._replacement(each, incomplete, is_listing) for each in fitting)

    def _replacement(self, each: CompletionItem, incomplete: str, is_listing: bool) -> str:
        word = self.word
        if is_listing:
            shown: str = each.value[len(word.skipped) :]
            return f"{shown}  ({one_line(each.help)})" if each.help else shown
        if word.quote:
            return str(each.value[len(word.skipped) :])
        more = each.value[len(incomplete) :]
        end = "" if each.is_open else " "
        return word.raw[word.start :] + escaped(more) + end


@add_completion_class
class Zsh(Quiet, ZshComplete):
    """Zsh quotes by itself, and shows help beside each suggestion."""

    name = "zsh"
    source_template = ZSH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and what is typed of the one at it."""
        return _words(), os.environ.get("ORRERY_COMPLETE_WORD", "")

    def answer(self, items: list[CompletionItem], incomplete: str) -> str:
        """Lines of three fields with tabs between them: how it goes on, the word, what is shown."""
        self.width = min(max((len(each.value) for each in items), default=0), 40)
        return super().answer(items, incomplete)

    width = 0

    def format_completion(self, item: CompletionItem) -> str:
        """One line of the answer."""
        shown = f"{item.value:{self.width}}  -- {one_line(item.help)}" if item.help else item.value
        return f"{'open' if item.is_open else 'closed'}\t{item.value}\t{shown}"


@add_completion_class
class Fish(Quiet, FishComplete):
    """Fish quotes by itself, and adds no space behind ``=``, ``.``, ``,`` and ``/``."""

    name = "fish"
    source_template = FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and what is typed of the one at it."""
        raw = os.environ.get("ORRERY_COMPLETE_WORD", "")
        return _words(), split_line(raw, "").incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """A word and its help."""
        return f"{item.value}\t{one_line(item.help)}" if item.help else item.value


class Line(NamedTuple):
    """A line up to the cursor."""

    words: list[str]
    word: Word
    incomplete: str


def split_line(line: str, breaks: str) -> Line:
    """The words of a line as the shell reads them; the last one may be empty, or have an open quote.

    `breaks` are the characters behind which readline begins a new word.
    """
    words: list[str] = []
    text, raw, start, skipped, quote = "", "", 0, "", ""
    at = 0
    while at < len(line):
        char = line[at]
        escaped_char = line[at + 1 : at + 2] if char == "\\" and quote != "'" else ""
        if not quote and char.isspace():
            if raw:
                words.append(text)
            text, raw, start, skipped = "", "", 0, ""
        elif escaped_char:
            text, raw, at = text + escaped_char, raw + char + escaped_char, at + 1
        elif char == quote:
            quote, raw = "", raw + char
        elif not quote and char in "'\"":
            quote, raw = char, raw + char
            start, skipped = len(raw), text
        else:
            text, raw = text + char, raw + char
            if not quote and char in breaks:
                start, skipped = len(raw), text
        at += 1
    return Line(words, Word(raw, start, quote, skipped), text)


def escaped(text: str) -> str:
    """`text` as bash reads it outside quotes."""
    return "".join(char if PLAIN.match(char) else f"\\{char}" for char in text)


def one_line(text: str | None) -> str:
    """A help text on one line, without control characters and not too long."""
    line = " ".join((text or "").split())
    return "".join(char for char in line if char.isprintable())[:HELP_MAX]


def _words() -> list[str]:
    return [word for word in os.environ.get("ORRERY_COMPLETE_WORDS", "").split("\n") if word]
