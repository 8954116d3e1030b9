# Class data sharing: an archive of the libraries' classes, already parsed and verified. With it a stack is up with a third
# less CPU, and a command answers with half of it. Our own classes are not in it, so that it outlives what is changed here.
#
# The archive's libraries must be the beginning of the class path, and no folder may be among them: DynamoDB Local's jar names
# one (Class-Path: .) and may not be changed, so it comes behind them. (As a module it would do too, but JDK 25 then forgets
# that it reads the class path.)

archive=$work/libraries.jsa

archived_libraries() { grep -v '/DynamoDBLocal-[^/]*$' "$work/local.libraries" | joined; }

command_class_path() {
    local other
    other=$(grep '/DynamoDBLocal-[^/]*$' "$work/local.libraries" | joined)
    printf '%s:%s%s' "$(archived_libraries)" "${other:+$other:}" "$(own_jars local functions)"
}

# What the archive depends on.
archive_key() { cat "$jdk/release" "$work/local.libraries" && printf '%s\n' "${command_java[@]}"; }

is_archived() {
    local key jars
    # Kept also where it could not be made: it would fail again at each start.
    key=$(cat "$archive.key" 2>/dev/null) && [ "$key" = "$(archive_key)" ] || return 1
    [ -r "$archive" ] || return 0
    IFS=$'\n' read -r -d '' -a jars <"$work/local.libraries"
    [ -z "$(find "${jars[@]}" -newer "$archive" | head -n 1)" ]
}

# By a run that does once what the commands do.
make_archive() {
    local training=$work/training log=$work/archive.log started=$SECONDS
    say "   preparing quick starts (once)"
    rm -rf "$training" "$archive"
    mkdir -p "$training" || exit 2
    if "${command_java[@]}" "-Danxin.work=$training" -XX:DumpLoadedClassList="$training/all" \
        -cp "$(command_class_path)" dev.anxin.local.command.TrainingRun >"$log" 2>&1 </dev/null &&
        grep -v 'dev/anxin' "$training/all" >"$training/libraries" &&
        "${command_java[@]}" -Xshare:dump -XX:SharedClassListFile="$training/libraries" \
            -XX:SharedArchiveFile="$archive.new" -Xlog:disable -Xlog:all=error:stdout -cp "$(archived_libraries)" >>"$log" 2>&1 </dev/null &&
        mv "$archive.new" "$archive"; then
        say "   prepared in $((SECONDS - started)) s"
    else
        say "   They could not be prepared; it works without, and starts slower. Why: $log"
    fi
    rm -rf "$training"
    archive_key >"$archive.key"
}
