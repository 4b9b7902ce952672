#!/bin/sh
# Removes the agent that a node has installed on this machine; packages stay. With HOST set, that of another host stays too.
# Repeatable. A copy is /opt/orrery-agent/remove.
set -e
grep -q "\"host\": *\"${HOST:-}" /etc/orrery/agent.json 2>/dev/null || exit 0
state=/var/lib/orrery-agent
options=
[ ! -r /etc/default/orrery-agent ] || options=$(. /etc/default/orrery-agent && echo "$OPTIONS")
if [ -d /run/systemd/system ] && [ -e /etc/systemd/system/orrery-agent.service ]; then
    systemctl --quiet disable --now orrery-agent
elif [ -x /etc/init.d/orrery-agent ]; then
    /etc/init.d/orrery-agent stop
fi
[ ! -x /opt/orrery-agent/firewall ] || /opt/orrery-agent/firewall close || echo "the port of the agent stays open" >&2
if grep -q '"fresh": *true' /etc/orrery/agent.json; then
    # the machine had no agent before: nothing of this one stays
    guests=$(echo "$options" | sed -n 's/.*\(--guests [a-z]*\).*/\1/p')
    if [ -e $state/ledger.db ]; then
        /opt/orrery-agent/current/env/bin/orrery-agent clean --state $state $guests
    fi
    rm -rf $state
    changed=
    for file in /etc/libvirt/qemu.conf /etc/libvirt/libvirtd.conf; do
        if grep -qx '# BEGIN orrery' $file 2>/dev/null; then
            sed -i '/^# BEGIN orrery$/,/^# END orrery$/d' $file
            changed=yes
        fi
    done
    # nobody takes connections of other hosts without a password any more
    if [ -n "$changed" ] && [ -d /run/systemd/system ]; then
        systemctl --quiet disable --now libvirtd-tcp.socket || :
        systemctl try-restart libvirtd.service || :
    elif [ -n "$changed" ]; then
        start-stop-daemon --stop --quiet --oknodo --exec /usr/sbin/libvirtd --retry TERM/30/KILL/5
    fi
fi
rm -rf /opt/orrery-agent /etc/init.d/orrery-agent /etc/systemd/system/orrery-agent.service
[ ! -d /run/systemd/system ] || systemctl daemon-reload
rm -f /etc/default/orrery-agent /var/log/orrery-agent.log
rm -f /etc/orrery/agent.json
rmdir /etc/orrery 2>/dev/null || true
