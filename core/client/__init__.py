"""Users of the API in Python: typed calls over HTTP, and clouds deployed from files."""
