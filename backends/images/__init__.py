"""Images, as hosts and backup storages read and check them."""
