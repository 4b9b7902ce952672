"""Every API, called by everybody: with no session, an expired one, as another account, a user, the owner.

`python -m orrery.testlib.permissions` (or ``make permissions``) runs it. The table of who may call what is
scenarios/permissions/table.txt.
"""
