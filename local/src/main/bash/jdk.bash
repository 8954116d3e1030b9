# A JDK 25: where it may lie, and what to do where there is none. ANXIN_ROOT stands before the system's own paths, for tests.

root=${ANXIN_ROOT:-}
cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/anxin
jdk=

# java_version HOME: as its release file says. Reads it here, for starting a JVM or sed takes longer.
java_version() {
    local line
    [ -r "$1/release" ] || return 1
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            'JAVA_VERSION="'*)
                line=${line#*\"}
                version=${line%%\"*}
                return 0
                ;;
        esac
    done <"$1/release"
    return 1
}

# is_25 HOME: a whole JDK (it compiles too) of that version.
is_25() {
    local version
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && java_version "$1" || return 1
    case $version in 25 | 25.*) return 0 ;; esac
    return 1
}

# home_of JAVA: where that command's JDK lies. Links lead there; a shim (asdf, jenv) must be asked.
home_of() {
    local path=$1 link
    while [ -L "$path" ]; do
        link=$(readlink "$path")
        case $link in /*) path=$link ;; *) path=$(dirname "$path")/$link ;; esac
    done
    link=$(cd "$(dirname "$path")/.." 2>/dev/null && pwd -P)
    if [ -r "$link/release" ]; then
        printf '%s\n' "$link"
    else
        "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
    fi
}

find_jdk() {
    local candidate user=${HOME:-/nonexistent}
    for candidate in "${JAVA_HOME:-}" "$(candidate=$(command -v java) && home_of "$candidate")" \
        "$cache"/jdk-*/Contents/Home "$cache"/jdk-*; do
        if [ -n "$candidate" ] && is_25 "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    candidate=$root/usr/libexec/java_home # macOS
    if [ -x "$candidate" ] && candidate=$("$candidate" -v 25 2>/dev/null) && is_25 "$candidate"; then
        jdk=$candidate
        return 0
    fi
    for candidate in "$root"/usr/lib/jvm/* "$root"/usr/lib64/jvm/* "$root"/usr/java/* \
        "$root"/opt/homebrew/opt/openjdk@25 "$root"/usr/local/opt/openjdk@25 "$root"/home/linuxbrew/.linuxbrew/opt/openjdk@25 \
        "$user"/.sdkman/candidates/java/* "$user"/.jdks/* "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$user"/.local/share/mise/installs/java/* "$user"/.asdf/installs/java/*; do
        if is_25 "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    return 1
}

# ---- What to type on this system ----------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" = 0 ]; then
        printf ''
    elif command -v sudo >/dev/null 2>&1; then
        printf 'sudo '
    else
        printf 'doas '
    fi
}

# os_release NAME: a value of /etc/os-release.
os_release() { sed -n "s/^$1=//p" "$root/etc/os-release" 2>/dev/null | tr -d "\"'"; }

# has_apt PACKAGE: apt would install it.
has_apt() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'; }

say_apt() {
    local package
    for package in openjdk-25-jdk-headless temurin-25-jdk; do
        if has_apt "$package"; then
            say_command "$(as_root)apt install $package"
            return
        fi
    done
    if ! ls "$root"/var/lib/apt/lists/*Packages* >/dev/null 2>&1; then
        say "    It knows no packages yet. First:"
        say_command "$(as_root)apt update"
    else
        say "    Its packages have none. Adoptium's have: https://adoptium.net/installation/linux"
    fi
}

say_package() {
    case " $(os_release ID) $(os_release ID_LIKE) " in
        *' debian '* | *' ubuntu '*) say_apt ;;
        *' amzn '*) say_command "$(as_root)dnf install java-25-amazon-corretto-devel" ;;
        *' fedora '* | *' rhel '* | *' centos '*) say_command "$(as_root)dnf install java-25-openjdk-devel" ;;
        *' alpine '*) say_command "$(as_root)apk add openjdk25" ;;
        *' arch '*) say_command "$(as_root)pacman -S jdk25-openjdk" ;;
        *suse*) say_command "$(as_root)zypper install java-25-openjdk-devel" ;;
        *) say "    A JDK 25 from its packages, or from https://adoptium.net" ;;
    esac
}

say_system() {
    case $(uname -s) in
        Darwin)
            say "  With macOS's own means:"
            if command -v brew >/dev/null 2>&1; then
                say_command "brew install --cask temurin@25"
            else
                say "    The .pkg from https://adoptium.net (there is no Homebrew here)"
            fi
            ;;
        Linux)
            local name
            name=$(os_release PRETTY_NAME)
            say "  For the whole system (${name:-Linux}):"
            say_package
            if grep -qi microsoft "$root/proc/version" 2>/dev/null; then
                say "    This is WSL: a JDK that is installed in Windows does not serve here."
            fi
            ;;
        *) say "  This system ($(uname -s)) has not been tried. On Windows use WSL." ;;
    esac
    if [ -r "${HOME:-/nonexistent}/.sdkman/bin/sdkman-init.sh" ]; then
        say "  With SDKMAN:"
        say_command "sdk install java \$(sdk list java | grep -o '25[.0-9]*-tem' | head -n 1)"
    fi
}

# What was looked at and does not do.
seen() {
    local version java
    if [ -n "${JAVA_HOME:-}" ]; then
        if java_version "$JAVA_HOME"; then
            printf ' JAVA_HOME is a Java %s.' "$version"
        else
            printf ' JAVA_HOME holds none.'
        fi
    fi
    if java=$(command -v java) && java_version "$(home_of "$java")"; then
        printf ' The java on the PATH is %s.' "$version"
    fi
}

no_jdk() {
    local tilde='~'
    say "anxin: needs a JDK 25, and finds none.$(seen)"
    if pinned; then
        say "  For Anxin alone, into ${cache/#${HOME:-/nonexistent}/$tilde} ($jdk_megabytes MB to fetch):"
        say_command "./anxin --fetch-jdk"
    else
        say "  (./anxin --fetch-jdk knows none for this system: $(uname -s) on $(uname -m).)"
    fi
    say_system
    say "  If you have one elsewhere:"
    say_command "export JAVA_HOME=/path/to/jdk-25"
    exit 2
}
