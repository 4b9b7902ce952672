"""Clouds as data: files for `orrery deploy`, `simulate` and `serve`."""
