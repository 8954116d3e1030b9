# Class data sharing: an archive of the libraries' classes, already parsed and linked. With it a stack is up with a third less
# CPU, and a command answers with half of it. Our own classes are not in it, so that it outlives what is changed here.
#
# It needs a class path of files alone. DynamoDB Local's jar names a folder (Class-Path: .) and may not be changed; as a module
# its Class-Path does not count.

archive=$work/libraries.jsa

set_command_java() {
    local jar
    # shellcheck disable=SC2206
    command_java=("${java[@]}" $for_short_runs)
    left_out=
    if jar=$(grep '/DynamoDBLocal-[^/]*\.jar$' "$work/local.libraries"); then
        command_java+=(-p "$jar" --add-modules DynamoDBLocal --enable-native-access=DynamoDBLocal)
        left_out='*/DynamoDBLocal-*.jar'
    fi
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
        -cp "$(libraries):$(own_jars local functions)" dev.anxin.local.command.TrainingRun >"$log" 2>&1 </dev/null &&
        grep -v 'dev/anxin' "$training/all" >"$training/libraries" &&
        "${command_java[@]}" -Xshare:dump -XX:+AOTClassLinking -XX:SharedClassListFile="$training/libraries" \
            -XX:SharedArchiveFile="$archive.new" -Xlog:disable -Xlog:all=error:stdout -cp "$(libraries)" >>"$log" 2>&1 </dev/null &&
        mv "$archive.new" "$archive"; then
        say "   prepared in $((SECONDS - started)) s"
    else
        say "   They could not be prepared; it works without, and starts slower. Why: $log"
    fi
    rm -rf "$training"
    archive_key >"$archive.key"
}
