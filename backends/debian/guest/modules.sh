#!/bin/sh
# What the kernel needs to find its root; nothing else makes the first file system of the boot larger.
case $1 in prereqs) exit 0 ;; esac
. /usr/share/initramfs-tools/hook-functions
manual_add_modules virtio_pci virtio_blk virtio_scsi sd_mod ext4
