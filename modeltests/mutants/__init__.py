"""Planted bugs: does each testing system find them?

`planted` declares the bugs, `patch` puts one into the product of a process, `searches` lets a testing system
look for it, `trial` is the process in which that happens, `campaign` runs many trials and `table` shows what
came out. `generated` makes bugs by itself. The command is ``make mutants`` (`__main__`).
"""
