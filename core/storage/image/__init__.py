"""Images: what root volumes are made of, and ISOs."""
