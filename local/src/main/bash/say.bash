# What the script says for people: on stderr, in lines that fit the terminal.

columns=

# say TEXT: broken between words; further lines are indented as deep as the first, and by two more.
say() {
    [ -n "$columns" ] || columns=$(stty size <&2 2>/dev/null | sed 's/.* //')
    [ "${columns:-0}" -ge 30 ] || columns=110 # no terminal, or one that does not know
    local text=$* indent line word
    indent=${text%%[! ]*}
    line=$indent
    set -f # a word may be a pattern
    for word in $text; do
        if [ $((${#line} + ${#word} + 1)) -gt "$columns" ] && [ "$line" != "$indent" ]; then
            printf '%s\n' "$line" >&2
            indent="${text%%[! ]*}  "
            line=$indent
        fi
        if [ "$line" = "$indent" ]; then line=$line$word; else line="$line $word"; fi
    done
    set +f
    printf '%s\n' "$line" >&2
}

# say_command COMMAND: what to type, never broken, so that it can be copied.
say_command() { printf '      %s\n' "$*" >&2; }
