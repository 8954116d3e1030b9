# Which Maven builds.

# find_maven: an installed one comes first. It has its owner's proxy, certificates and mirror, and needs no network itself.
# Else the wrapper, which fetches a pinned one, once. Maven 4 has not been tried.
find_maven() {
    local version
    if command -v mvn >/dev/null 2>&1 && version=$(mvn --batch-mode --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'); then
        case $version in
            3.8.[6-9] | 3.8.[1-9][0-9] | 3.9.* | 3.[1-9][0-9].*)
                maven=mvn
                return
                ;;
        esac
    fi
    maven=$home/mvnw
    wrapped_maven
}

wrapped_maven() {
    local log=$work/maven.log mirror
    mkdir -p "$work" || exit 2
    mirror=$(mirror_of_central "${HOME:-/nonexistent}/.m2/settings.xml")
    [ -z "$mirror" ] || export MVNW_REPOURL=${MVNW_REPOURL:-$mirror}
    # The wrapper unpacks with unzip only, if it is to verify what it fetched.
    command -v unzip >/dev/null 2>&1 || PATH=$PATH:$parts/without-unzip
    say "   taking Maven by the wrapper (it is fetched once, 10 MB)"
    "$maven" --version </dev/null >"$log" 2>&1 && return
    say "anxin: Maven cannot be fetched: $(grep -v '^ *at ' "$log" | tail -n 1)"
    say "  The first build needs the network. A mirror is taken from ~/.m2/settings.xml, or so:"
    say_command "MVNW_REPOURL=https://MIRROR/maven2 ./anxin ..."
    say "  Or install Maven 3.8.6 or newer; it is then used instead."
    exit 2
}

# mirror_of_central SETTINGS: the address of the first mirror in Maven's settings that stands for Maven Central. Comments do
# not count.
mirror_of_central() {
    [ -r "$1" ] || return 0
    awk '
        { text = text $0 " " }
        # What stands between <NAME> and the next </NAME>, without blanks around it.
        function element(name, of, begin) {
            begin = index(of, "<" name ">")
            if (!begin) return ""
            of = substr(of, begin + length(name) + 2)
            of = substr(of, 1, index(of, "</" name ">") - 1)
            gsub(/^ +| +$/, "", of)
            return of
        }
        END {
            while (begin = index(text, "<!--")) {
                end = index(substr(text, begin), "-->")
                text = substr(text, 1, begin - 1) (end ? substr(text, begin + end + 2) : "")
            }
            while (begin = index(text, "<mirror>")) {
                text = substr(text, begin)
                mirror = element("mirror", text)
                text = substr(text, 9)
                of = "," element("mirrorOf", mirror) ","
                gsub(/ /, "", of)
                if (of !~ /,!central,/ && of ~ /,([*]|central|external:[*]),/) {
                    url = element("url", mirror)
                    sub(/\/$/, "", url)
                    print url
                    exit
                }
            }
        }' "$1"
}
