"""The fault matrix: every workflow × every step × every fault, each in a small cloud of its own.

It is made from the declared workflows, so a new step is covered without a new test; a new workflow needs a
function in `calls.py` that says how to make it run, and so does a step that this run leaves without work
outside. After each case the job must have ended, nothing may be left of the run, database and world must
agree, and where the call has failed every row must be as it was before.

    python -m orrery.testlib.matrix                                 everything
    python -m orrery.testlib.matrix --only vm-create/boot           the cases that begin so
"""
