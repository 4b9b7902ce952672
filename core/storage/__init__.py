"""Storage: primary and backup storage, images and volumes."""
