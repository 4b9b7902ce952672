# The init of a container guest: answers on a TCP port, runs /etc/rc.local, reaps, and ends when it is asked to.
# Signals from inside reach it too: `kill -USR2 1` powers the guest off, and any other end is a crash.
export PATH=/sbin:/bin:/usr/sbin:/usr/bin HOME=/
box=/dev/.orrery/busybox
cd /
off() {
    trap '' USR2
    $box kill -TERM -1 2>/dev/null
    $box usleep 20000
    $box kill -KILL -1 2>/dev/null
    $box sync
    exit 0
}
trap off USR2
$box nc -ll -p 7007 -e $box sh /dev/.orrery/answer.sh &
[ -x /etc/rc.local ] && /etc/rc.local &
while :; do
    $box sleep 86400 &
    wait $!
done
