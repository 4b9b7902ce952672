"""The storage plane of an agent: volumes and cached images as files, and how guests get them."""
