"""How wide the texts of help are."""

HELP_WIDTH = 76
"""Columns of a line of help: click indents it by two, and a terminal has 80 at least."""
