#!/bin/busybox sh
# The init of the tiny guest: takes its name, addresses and user data from a NoCloud seed (a file system
# labelled "cidata"), answers on TCP port 7007, and powers off when its power button is pressed.
/bin/busybox mkdir -p /proc /sys /dev /seed /etc/acpi/PWRF /tmp /mnt /root /var/log
/bin/busybox mount -t devtmpfs dev /dev
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sys /sys
export PATH=/bin HOME=/root
exec </dev/console >/dev/console 2>&1
/bin/busybox --install -s /bin
for module in /modules/*; do
    insmod "$module"
done
# the power button is there as soon as the guest can end properly
cat >/etc/acpi/PWRF/00000080 <<'X'
#!/bin/sh
echo "tiny: powering off" >/dev/console
sync
poweroff -f
X
chmod +x /etc/acpi/PWRF/00000080
mdev -s
acpid -d >/dev/null 2>&1 &
ip link set dev lo up

# devices appear a moment after their drivers
tries=0
while ! device=$(findfs LABEL=cidata 2>/dev/null) && [ $tries -lt 20 ]; do
    tries=$((tries + 1))
    usleep 100000
    mdev -s
done
if [ -n "$device" ] && mount -o ro "$device" /seed; then
    hostname "$(sed -n 's/^local-hostname: *//p' /seed/meta-data)"
    # the addresses and routes of version 2 of the network configuration, one scalar a line
    while read -r key value; do
        value=${value#\"} value=${value%\"}
        case $key in
            macaddress:)
                for link in /sys/class/net/*; do
                    [ "$(cat "$link/address")" = "$value" ] && nic=${link##*/}
                done
                ip link set dev "$nic" up
                ;;
            -) case $value in
                */*) ip addr add "$value" dev "$nic" ;;
            esac ;;
            via:) ip route replace default via "$value" dev "$nic" ;;
        esac
    done </seed/network-config
fi
nc -ll -p 7007 -e /answer &
[ "$(head -c 2 /seed/user-data 2>/dev/null)" = '#!' ] && cp /seed/user-data /tmp/user-data && chmod +x /tmp/user-data && /tmp/user-data
echo "tiny: $(hostname) is up"
while :; do
    sleep 86400 &
    wait $!
done
