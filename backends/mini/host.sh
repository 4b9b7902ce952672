# The first process of a host on this machine. Keeps its agent running, and reaps.
#   host.sh CLOUD NAME FOLDER PYTHON OPTION...
# The options tell the agent where to listen: at a socket that was opened outside, say, so that the node reaches it
# without a network between both. Says "ready", or "failed: why". Once there is a file FOLDER/NAME/stopping, it ends after the next
# end of the agent, when everything of the host is removed from the machine; the file `clean` says that it was.
cloud=$1 name=$2 folder=$3 python=$4
shift 4
own=$folder/$name
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
echo ready
exec </dev/null >>"$own/agent.log" 2>&1
while [ ! -e "$own/stopping" ]; do
    "$python" -m $agent run --state "$own/agent" "$@" &
    wait $!
    sleep 0.3
done
"$python" -m $agent clean --state "$own/agent" && : >"$own/clean"
