"""Primary storage: where the disks of VMs live, and the cache of the images that they are made of."""
