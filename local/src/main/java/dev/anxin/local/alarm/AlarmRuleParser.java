package dev.anxin.local.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the rule of a composite alarm. Alarms are named by their names, which have no blanks and no brackets here.
final class AlarmRuleParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\w+)\\s*\\(\\s*\"?([^\\s\"()]+)\"?\\s*\\)|([()]|AND|OR|NOT))");

    private final String text;
    private int at;

    AlarmRuleParser(String text) {
        this.text = text.strip();
    }

    AlarmRule parse() {
        var rule = any();
        if (at < text.length()) {
            throw fault();
        }
        return rule;
    }

    private AlarmRule any() {
        var rules = new ArrayList<>(List.of(all()));
        while (takes("OR")) {
            rules.add(all());
        }
        return rules.size() == 1 ? rules.getFirst() : new AlarmRule.Any(rules);
    }

    private AlarmRule all() {
        var rules = new ArrayList<>(List.of(one()));
        while (takes("AND")) {
            rules.add(one());
        }
        return rules.size() == 1 ? rules.getFirst() : new AlarmRule.All(rules);
    }

    private AlarmRule one() {
        if (takes("NOT")) {
            return new AlarmRule.None(one());
        }
        if (takes("(")) {
            var rule = any();
            if (!takes(")")) {
                throw fault();
            }
            return rule;
        }
        var token = TOKEN.matcher(text).region(at, text.length());
        var state = token.lookingAt() ? state(token.group(1)) : Optional.<AlarmState>empty();
        if (state.isEmpty()) {
            throw fault();
        }
        at = token.end();
        return new AlarmRule.Is(state.get(), token.group(2));
    }

    private static Optional<AlarmState> state(String word) {
        return Stream.of(AlarmState.values())
                .filter(state -> state.name().equals(word))
                .findAny();
    }

    private boolean takes(String word) {
        var token = TOKEN.matcher(text).region(at, text.length());
        var there = token.lookingAt() && word.equals(token.group(3));
        at = there ? token.end() : at;
        return there;
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("is not understood from here on: " + text.substring(at));
    }
}
