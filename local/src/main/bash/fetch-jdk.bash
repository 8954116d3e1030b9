# ./anxin --fetch-jdk: one Temurin 25, by its published address and checksum, into the user's cache, where find_jdk looks.
# ANXIN_JDK_URL takes the same archive from elsewhere; with ANXIN_JDK_SHA256, another archive.

# What Adoptium published: https://github.com/adoptium/temurin25-binaries/releases/tag/jdk-25.0.4.1%2B1 (2026-08-18).
# The checksums stand beside each archive there, as .sha256.txt.
jdk_version=25.0.4.1+1
jdk_megabytes=135

# pinned: sets jdk_archive and jdk_sum, if there is a Temurin 25 for this system.
pinned() {
    local libc=linux
    if ldd --version 2>&1 | grep -qi musl; then libc=alpine-linux; fi
    case $(uname -s)-$(uname -m) in
        Darwin-arm64)
            jdk_archive=aarch64_mac
            jdk_sum=61979887f7506a24a57439ff99adb8b3a7fc89977d9cfe3b8984f58a981b7b9d
            ;;
        Darwin-x86_64)
            jdk_archive=x64_mac
            jdk_sum=e6229d9504f7922053ab31821b9e6bee8761daf7b026a3476d1a027563009880
            ;;
        Linux-x86_64)
            jdk_archive=x64_$libc
            jdk_sum=dbb698396d478e7fa2b1e50f4103324b2a99b90569ee27c33f2261f9215cf41e
            [ "$libc" = linux ] || jdk_sum=f18648ee5ce45261f50dc9493fdae7ddebaa2a7a857cafda3e2a448a79c03dee
            ;;
        Linux-aarch64 | Linux-arm64)
            jdk_archive=aarch64_$libc
            jdk_sum=69df11a02cfa3ef7d7ca645e03edce6778ec090e100f6ae2b42097865730ac52
            [ "$libc" = linux ] || jdk_sum=8d19373d427017d86ac87cf6a47ba49746be864832f60b52b7e3b1531c6b2cb8
            ;;
        *) return 1 ;;
    esac
    jdk_archive=OpenJDK25U-jdk_${jdk_archive}_hotspot_$(printf %s "$jdk_version" | tr + _).tar.gz
}

sha256() {
    local sum
    if command -v sha256sum >/dev/null 2>&1; then
        sum=$(sha256sum "$1")
    elif command -v shasum >/dev/null 2>&1; then
        sum=$(shasum -a 256 "$1")
    else
        sum=$(openssl dgst -sha256 -r "$1")
    fi
    printf '%s\n' "${sum%% *}"
}

# download URL FILE: in FILE.log stands what went wrong. It lets go of the lock, so that after a kill nobody waits for it.
download() {
    if command -v curl >/dev/null 2>&1; then
        local patience=(--connect-timeout 30 --speed-limit 1000 --speed-time 60)
        if [ -t 2 ]; then # with a bar, and the reason below it
            curl -# -fL "${patience[@]}" -o "$2" "$1" 9>&-
        else
            curl -sS -fL "${patience[@]}" -o "$2" "$1" 2>"$2.log" 9>&-
        fi
    elif command -v wget >/dev/null 2>&1; then
        wget -T 60 -O "$2" "$1" 2>"$2.log" 9>&-
    else
        echo 'there is neither curl nor wget here; install one of them' >"$2.log"
        return 1
    fi
}

# not_fetched WHY: what can be done about it.
not_fetched() {
    say "anxin: the JDK was not fetched: $1"
    say "  From $jdk_url"
    say "  A proxy is taken from the variable https_proxy. A mirror's copy will do too, its checksum stays the same:"
    say_command "ANXIN_JDK_URL=https://MIRROR/$jdk_archive ./anxin --fetch-jdk"
    say_system
    exit 2
}

fetch_jdk() {
    local target
    jdk_archive=archive.tar.gz
    if ! pinned && [ -z "${ANXIN_JDK_URL:-}${ANXIN_JDK_SHA256:-}" ]; then
        say "anxin: no Temurin 25 is known here for this system ($(uname -s) on $(uname -m))."
        say_system
        exit 2
    fi
    jdk_url=${ANXIN_JDK_URL:-https://github.com/adoptium/temurin25-binaries/releases/download/jdk-${jdk_version/+/%2B}/$jdk_archive}
    target=$cache/jdk-$jdk_version
    if [ -n "${ANXIN_JDK_SHA256:-}" ]; then
        jdk_sum=$ANXIN_JDK_SHA256
        target=$cache/jdk-25-$(printf %.12s "$jdk_sum")
    fi
    mkdir -p "$cache" || exit 2
    lock "$cache/lock" "Another ./anxin is fetching a JDK. Waiting for it."
    if is_25 "$target" || is_25 "$target/Contents/Home"; then
        say "It is there already: $target"
    else
        fetch_to "$target"
    fi
    unlock
    find_jdk && say "./anxin takes the JDK at $jdk"
}

# fetch_to TARGET: all or nothing.
fetch_to() {
    local target=$1 new=$cache/new sum home_in=''
    rm -rf "$new" "$target" # left by one that was killed
    mkdir -p "$new/jdk" || exit 2
    trap 'rm -rf "$cache/new"' EXIT
    say "Fetching a JDK 25 from $jdk_url ($jdk_megabytes MB)"
    download "$jdk_url" "$new/archive" || not_fetched "$(grep . "$new/archive.log" 2>/dev/null | tail -n 1)"
    sum=$(sha256 "$new/archive")
    if [ "$sum" != "$jdk_sum" ]; then
        not_fetched "what came has the SHA-256 $sum and not $jdk_sum. It was deleted."
    fi
    tar -xzf "$new/archive" -C "$new/jdk" || not_fetched "the archive cannot be unpacked. Is the disk full?"
    for home_in in "$new"/jdk/*/Contents/Home "$new"/jdk/*; do
        if is_25 "$home_in"; then
            mv "${home_in%/Contents/Home}" "$target" || exit 2
            rm -rf "$new"
            trap - EXIT # what lies there from now on is another's
            return
        fi
    done
    not_fetched "there is no JDK 25 in the archive."
}
