# The first process of a guest, in namespaces of its own: makes its root, waits until it may begin, becomes
# its init. What the agent wants is in the file `boot`, which sets variables:
#   NAME, TOOLS (a folder with links to busybox), ROOT_DEVICE or ROOT_DIRECTORY (or neither), DEVICES (name:major:minor), CGROUPS (files), USERS (1 or "")
# Says "ready", or "failed: why", on standard output. Ends with 111 where the guest shall not begin.
here=$1
fail() {
    echo "failed: $*"
    exit 111
}
. ./boot || exit 111
for procs in $CGROUPS; do
    echo 0 >"$procs" || fail "the guest cannot enter $procs"
done
hostname "$NAME"
ip link set dev lo up || fail "no loopback interface"
# Guests without privileges of the host may use low ports and ping.
echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start
echo "0 2147483647" >/proc/sys/net/ipv4/ping_group_range

if [ -n "$ROOT_DIRECTORY" ]; then
    mount --bind "$ROOT_DIRECTORY" root || fail "its root [$ROOT_DIRECTORY] cannot be mounted"
elif [ -z "$ROOT_DEVICE" ] || ! mount "$ROOT_DEVICE" root 2>/dev/null; then
    # no disk, or one without a file system: nothing but the tools of the init
    mount -t tmpfs -o size=16m,mode=755 tmpfs root || fail "no memory for its root"
fi
cd root || fail "no root"
mkdir -p proc dev sys tmp 2>/dev/null
mount -t proc -o nosuid,noexec,nodev proc proc || fail "its root has no /proc, and none can be made"
mount -t tmpfs -o size=1m,mode=755,nosuid tmpfs dev || fail "its root has no /dev, and none can be made"
for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
    IFS=: read -r name major minor <<X
$node
X
    mknod -m 666 "dev/$name" c "$major" "$minor"
done
for node in $DEVICES; do
    IFS=: read -r name major minor <<X
$node
X
    mknod -m 600 "dev/$name" b "$major" "$minor" || fail "no device $name"
done
mkdir dev/.orrery dev/shm
# bound and not copied: all guests share its memory
for file in /bin/busybox "$here/init.sh" "$here/answer.sh"; do
    bound=dev/.orrery/${file##*/}
    : >"$bound" && mount --bind "$file" "$bound" && mount -o remount,bind,ro "$bound" || fail "no init"
done
[ -f ../user-data ] && cp ../user-data dev/.orrery/user-data
if [ ! -e bin/sh ] && mkdir -p bin 2>/dev/null; then
    mount --bind "$TOOLS" bin
fi

echo ready
read -r go && [ "$go" = go ] || exit 111
exec </dev/null >/dev/null
/bin/busybox pivot_root . . && /dev/.orrery/busybox umount -l . || exit 111
exec /dev/.orrery/busybox ${USERS:+unshare -U -r /dev/.orrery/busybox} sh /dev/.orrery/init.sh
