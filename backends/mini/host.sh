# The first process of a host on this machine. Keeps its agent running, and reaps.
#   host.sh CLOUD NAME FOLDER PYTHON OPTION...
# The options tell the agent where to listen: at a socket that was opened outside, say, so that the node reaches it
# without a network between both. Says "ready", or "failed: why". Once there is a file FOLDER/NAME/stopping, it ends after the next
# end of the agent, when everything of the host is removed from the machine; the file `clean` says that it was.
cloud=$1 name=$2 folder=$3 python=$4
shift 4
own=$folder/$name
daemon=
fail() {
    echo "failed: $*"
    exit 1
}
agent=orrery.backends.agent.main
hostname "$name" || fail "the host name [$name]"
mount --bind "$own/disk" /mnt || fail "its disk cannot be mounted at /mnt"
mount --bind "$folder/shared" /srv || fail "the shared storage cannot be mounted at /srv"
# container engines make it read-only
mount -o remount,bind,rw /proc/sys 2>/dev/null
ip link set dev lo up || fail "no loopback interface"
case " $* " in
*" --guests libvirt "*)
    # libvirt has folders of its own, and is asked for these accounts
    libvirt=$own/libvirt
    mkdir -p "$libvirt/etc" "$libvirt/lib" "$libvirt/cache" /etc/libvirt /var/lib/libvirt /var/cache/libvirt
    for file in passwd group; do
        grep -v ^libvirt-qemu: /etc/$file >"$libvirt/$file"
    done
    echo libvirt-qemu:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin >>"$libvirt/passwd"
    echo libvirt-qemu:x:64055: >>"$libvirt/group"
    printf '%s\n' 'security_driver = "none"' 'user = "root"' 'group = "root"' 'cgroup_controllers = []' \
        'namespaces = []' 'stdio_handler = "file"' 'remember_owner = 0' >"$libvirt/etc/qemu.conf"
    printf '%s\n' "host_uuid = \"$(printf %s "$cloud/$name" | md5sum | cut -c1-32)\"" 'listen_tls = 0' \
        'listen_tcp = 1' 'auth_tcp = "none"' 'auth_unix_rw = "none"' 'auth_unix_ro = "none"' >"$libvirt/etc/libvirtd.conf"
    for file in passwd group; do
        mount --bind "$libvirt/$file" /etc/$file || fail "the accounts of libvirt"
    done
    mount -t tmpfs -o mode=755 "orrery-$cloud" /run && mkdir -p /run/lock || fail "a folder /run of its own"
    for pair in etc:/etc/libvirt lib:/var/lib/libvirt cache:/var/cache/libvirt; do
        mount --bind "$libvirt/${pair%%:*}" "${pair#*:}" || fail "the folders of libvirt"
    done
    daemon=libvirtd
    ;;
esac
echo ready
exec </dev/null >>"$own/agent.log" 2>&1
keep() {
    while :; do
        "$@"
        sleep 0.3
    done
}
if [ -n "$daemon" ]; then keep $daemon --listen & fi
while [ ! -e "$own/stopping" ]; do
    "$python" -m $agent run --state "$own/agent" "$@" &
    wait $!
    sleep 0.3
done
"$python" -m $agent clean --state "$own/agent" && : >"$own/clean"
