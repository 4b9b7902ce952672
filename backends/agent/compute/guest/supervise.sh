# Runs one container guest from its first to its last process, and keeps how it ended. Outlives the agent.
# (The tools are those of busybox itself, where no path is given.)
#   supervise.sh AGENT GUEST FOLDER
# A guest that never began (status 111) leaves no word behind.
here=${0%/*}
cd "$3" || exit 1
# whoever kills this shell, or what it starts, kills the guest
/usr/bin/setpriv --pdeathsig KILL /usr/bin/unshare --mount --pid --net --uts --ipc --fork --kill-child --propagation private \
    /bin/busybox sh "$here/launch.sh" "$here" 2>>log
status=$?
[ $status -eq 111 ] && exit
echo $status >ended.part && mv ended.part ended
