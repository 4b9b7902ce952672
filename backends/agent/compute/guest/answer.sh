# Tells a caller who answers, and gives back what it sends.
/dev/.orrery/busybox hostname
exec /dev/.orrery/busybox cat
