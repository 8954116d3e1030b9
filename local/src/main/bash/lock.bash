# One at a time, between processes. The kernel holds the lock, by file descriptor 9: it ends with the last process that has
# it open, so that a killed one leaves nothing behind. Linux has flock(1) for it, macOS has perl.

flock_9() {
    if command -v flock >/dev/null 2>&1; then
        flock ${1:+"$1"} 9
    elif command -v perl >/dev/null 2>&1; then
        LC_ALL=C perl -e 'use Fcntl ":flock"; open(my $lock, ">&=", 9) or exit 2;
            exit(flock($lock, LOCK_EX | (@ARGV ? LOCK_NB : 0)) ? 0 : 1)' -- ${1:+"$1"}
    fi # else there is no lock: two at once may then disturb each other
}

# lock FILE MESSAGE: says the message if it has to wait.
lock() {
    exec 9>>"$1" || exit 2
    flock_9 -n && return
    say "$2"
    flock_9
}

unlock() { exec 9>&-; }
