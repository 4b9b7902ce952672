#!/bin/busybox sh
# Tells a caller who answers, and gives back what it sends.
/bin/hostname
exec /bin/cat
