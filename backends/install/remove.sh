# Removes the agent that a node has installed on this machine. HOST is set before: that of another host stays. Repeatable.
set -e
grep -q "\"host\": *\"$HOST\"" /etc/orrery/agent.json 2>/dev/null || exit 0
state=/var/lib/orrery-agent
options=
[ ! -r /etc/default/orrery-agent ] || options=$(. /etc/default/orrery-agent && echo "$OPTIONS")
if [ -d /run/systemd/system ] && [ -e /etc/systemd/system/orrery-agent.service ]; then
    systemctl disable --now orrery-agent
elif [ -x /etc/init.d/orrery-agent ]; then
    /etc/init.d/orrery-agent stop
fi
if grep -q '"fresh": *true' /etc/orrery/agent.json; then
    # the machine had no agent before: nothing of this one stays
    guests=$(echo "$options" | sed -n 's/.*\(--guests [a-z]*\).*/\1/p')
    if [ -e $state/ledger.db ]; then
        /opt/orrery-agent/current/env/bin/orrery-agent clean --state $state $guests
    fi
    rm -rf $state
fi
rm -rf /opt/orrery-agent /etc/init.d/orrery-agent /etc/systemd/system/orrery-agent.service
rm -f /etc/default/orrery-agent /var/log/orrery-agent.log
rm -f /etc/orrery/agent.json
rmdir /etc/orrery 2>/dev/null || true
