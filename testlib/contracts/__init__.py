"""What every backend must do, as tests: one suite for each protocol.

A backend's test module has a fixture `lab` (`orrery.testlib.contracts.lab`) and subclasses of the suites;
pytest runs them as its own. A test that needs a capability is skipped where the backend does not declare it.
``python -m orrery.testlib.contracts`` runs the suites of all backends and reports what each of them does.
"""
