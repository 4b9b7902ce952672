#!/bin/sh
# Takes the host name, addresses, SSH keys and user data of this machine from a NoCloud seed (a file system labelled
# "cidata"), as far as a guest needs them. User data that begins with "#!" is run once for each instance.
known=/var/lib/orrery-guest
mkdir -p "$known" /run/orrery-guest/seed
ip link set dev lo up

# a root disk that is larger than the image is used to its end
disk=$(cat /sys/class/block/vda/size) part=$(cat /sys/class/block/vda1/size) start=$(cat /sys/class/block/vda1/start)
if [ $((disk - start - part)) -gt 2048 ]; then
    echo ', +' | sfdisk --quiet --no-reread --force -N 1 /dev/vda
    partx --update /dev/vda
    resize2fs /dev/vda1
fi

# the drive appears a moment after its driver
tries=0
while ! device=$(blkid --label cidata) && [ $tries -lt 50 ]; do
    tries=$((tries + 1))
    sleep 0.2
done
seed=/run/orrery-guest/seed
if [ -n "$device" ] && mount -o ro "$device" $seed; then
    name=$(sed -n 's/^local-hostname: *//p' $seed/meta-data)
    hostname "$name"
    echo "$name" >/etc/hostname
    printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$name" >/etc/hosts
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
        -) case $value in */*) ip addr replace "$value" dev "$nic" ;; esac ;;
        via:) ip route replace default via "$value" dev "$nic" ;;
        esac
    done <$seed/network-config
    # the keys follow "public-keys:", one a line
    keys=$(sed -n '/^public-keys:/,/^[^ ]/s/^ *- "\(.*\)"$/\1/p' $seed/meta-data)
    if [ -n "$keys" ]; then
        mkdir -p -m 700 /root/.ssh
        touch /root/.ssh/authorized_keys
        echo "$keys" | while read -r key; do
            grep -qxF "$key" /root/.ssh/authorized_keys || echo "$key" >>/root/.ssh/authorized_keys
        done
        chmod 600 /root/.ssh/authorized_keys
    fi
    instance=$(sed -n 's/^instance-id: *//p' $seed/meta-data)
    if [ "$(cat $known/instance-id 2>/dev/null)" != "$instance" ]; then
        # another machine than before: it shall not share the keys of the image or VM that it is a copy of
        rm -f /etc/ssh/ssh_host_*
        if [ "$(head -c 2 $seed/user-data)" = '#!' ]; then
            install -m 700 $seed/user-data $known/user-data
        fi
        echo "$instance" >$known/instance-id
    fi
    umount $seed
fi
[ -e /etc/ssh/ssh_host_ed25519_key ] || ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
echo "debian: $(hostname) is up" >/dev/ttyS0
