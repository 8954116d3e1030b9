# Compiles what is not compiled, without tests and judges: they are ./anxin test.

# is_built: nothing changed since the last whole build of these modules: sources, poms, folders (whose time changes when a file
# goes). -cnewer sees also a file that came with an old date of its own (rsync, tar).
is_built() {
    local module jar newer=-newer sources=("$home/pom.xml" "$home/anxin")
    # A target/ that was copied along with its repository names the jars of the other one.
    [ "$(cat "$work/$built.built" 2>/dev/null)" = "$home" ] || return 1
    for module in $modules; do
        sources+=("$home/$module/pom.xml" "$home/$module/src/main")
        [ -r "$work/lib/$module.jar" ] || return 1
    done
    if find "$home/anxin" -cnewer "$home/anxin" >/dev/null 2>&1; then newer=-cnewer; fi
    [ -z "$(find "${sources[@]}" $newer "$work/$built.built" 2>/dev/null | head -n 1)" ] || return 1
    while IFS= read -r jar; do
        [ -r "$jar" ] || return 1
    done <"$work/$built.libraries"
}

# One line for each phase that takes time.
phases() {
    local line last='' now
    while IFS= read -r line; do
        now=
        case $line in
            *'Downloading from '* | *'Downloaded from '*) now='fetching libraries (once)' ;;
            *':compile '*'@ functions'*) now='compiling functions/' ;;
            *':compile '*'@ local'*) now='compiling local/' ;;
            *':compile '*'@ simulation'*) now='compiling simulation/' ;;
        esac
        if [ -n "$now" ] && [ "$now" != "$last" ]; then
            say "   $now"
            last=$now
        fi
    done
}

build() {
    local started=$SECONDS module status again='' skip=''
    say "Building (log: $work/build.log)"
    find_maven
    if [ -e "$work/building" ]; then # the last one was killed, or failed: what it left may be half a file
        for module in $modules; do rm -rf "${home:?}/$module/target/quick"; done
        again=-U # Maven would not ask again for what was not there
    fi
    touch "$work/building"
    # checks/run compiled these sources just before, with the judges: the same classes are packed, and not compiled again.
    if [ "${ANXIN_JUDGED:-}" = yes ]; then
        skip=-Dmaven.main.skip=true
        for module in $modules; do
            rm -rf "${home:?}/$module/target/quick"
            mkdir -p "$home/$module/target/quick" && cp -Rp "$home/$module/target/classes" "$home/$module/target/quick/" || exit 2
        done
    fi
    # Goals, and no phase: what tests need is not fetched.
    (cd "$home" && MAVEN_OPTS="$for_short_runs $for_maven ${MAVEN_OPTS:-}" "$maven" --batch-mode $again $skip -Dquick -pl "${modules// /,}" \
        compile jar:jar dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/quick/libraries) \
        </dev/null 2>&1 | tee "$work/build.log" | phases
    status=${PIPESTATUS[0]}
    [ "$status" -eq 0 ] || not_built
    keep_jars
    # Maven has no notes of how these came to be: the next build compiles all of it.
    [ -z "$skip" ] || for module in $modules; do rm -rf "${home:?}/$module/target/quick/classes"; done
    say "   built in $((SECONDS - started)) s"
}

# What Maven could not fetch, and why: "G:A:jar:1 from central (https://...): reason".
not_fetched_artifact() {
    awk '
        match($0, /Could not (transfer|find) artifact /) {
            text = substr($0, RSTART + RLENGTH)
            sub(/ -> \[Help.*/, "", text)
            print text
            exit
        }' "$work/build.log"
}

# Says which artifact could not be fetched, or what does not compile.
not_built() {
    local artifact
    artifact=$(not_fetched_artifact)
    if [ -n "$artifact" ]; then
        say "anxin: could not fetch $artifact"
        say "  The first build needs the network; what has come is kept. If yours has a proxy or a mirror, ~/.m2/settings.xml names" \
            "it: https://maven.apache.org/guides/mini/guide-mirror-settings.html"
        say "  Then say the same again."
    else
        grep -E '^\[ERROR\]' "$work/build.log" | head -n 30 >&2
        say "anxin: the build failed."
    fi
    say "  All that it said: $work/build.log"
    exit 2
}

# Copies of our own jars: a running stack must not lose its classes to the next build. The mark comes last: only a whole build
# counts; and it is as old as the build's begin: what changed meanwhile is newer.
keep_jars() {
    local module
    for module in $modules; do
        cp "$home/$module/target/quick/$module-0.1.0-SNAPSHOT.jar" "$work/lib/$module.jar.new" &&
            mv "$work/lib/$module.jar.new" "$work/lib/$module.jar" || exit 2
    done
    keep_libraries local
    case $modules in *simulation*) keep_libraries simulation ;; esac
    rm "$work/building"
}

keep_libraries() {
    tr ':' '\n' <"$home/$1/target/quick/libraries" | grep -vF -e "$home/functions/target/" -e "$home/local/target/" | grep . >"$work/$1.libraries" || exit 2
    printf '%s' "$home" >"$work/$1.built.new"
    touch -r "$work/building" "$work/$1.built.new"
    mv "$work/$1.built.new" "$work/$1.built"
}

# Class paths: our jars of these modules, and all libraries.
own_jars() {
    local module path=
    for module in "$@"; do path=$path:$work/lib/$module.jar; done
    printf '%s' "${path#:}"
}

libraries() { joined <"$work/$built.libraries"; }

# One path of many lines.
joined() {
    local line path=
    while IFS= read -r line; do path=$path:$line; done
    printf '%s' "${path#:}"
}
