"""Model-based tests: random actions on a cloud, whose outcomes a model predicts, with oracles after each.

`orrery robot` (`command`) drives a run. `drawing` makes actions from the API declarations, `model` predicts
how each ends, `engine` carries them out and compares, `log` and `shrink` keep and reduce what went wrong.
"""
