package dev.anxin.local.alarm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// When a composite alarm rings.
public sealed interface AlarmRule {
    /// @param states of all alarms, by their names
    boolean holds(Map<String, AlarmState> states);

    /// The alarms that it asks for.
    Set<String> alarms();

    /// Of one alarm: `ALARM(name)`, `OK(name)`, `INSUFFICIENT_DATA(name)`.
    record Is(AlarmState state, String alarm) implements AlarmRule {
        @Override
        public boolean holds(Map<String, AlarmState> states) {
            return states.get(alarm) == state;
        }

        @Override
        public Set<String> alarms() {
            return Set.of(alarm);
        }
    }

    record Any(List<AlarmRule> rules) implements AlarmRule {
        @Override
        public boolean holds(Map<String, AlarmState> states) {
            return rules.stream().anyMatch(rule -> rule.holds(states));
        }

        @Override
        public Set<String> alarms() {
            return ofAll(rules);
        }
    }

    record All(List<AlarmRule> rules) implements AlarmRule {
        @Override
        public boolean holds(Map<String, AlarmState> states) {
            return rules.stream().allMatch(rule -> rule.holds(states));
        }

        @Override
        public Set<String> alarms() {
            return ofAll(rules);
        }
    }

    record None(AlarmRule rule) implements AlarmRule {
        @Override
        public boolean holds(Map<String, AlarmState> states) {
            return !rule.holds(states);
        }

        @Override
        public Set<String> alarms() {
            return rule.alarms();
        }
    }

    private static Set<String> ofAll(List<AlarmRule> rules) {
        var names = new TreeSet<String>();
        rules.forEach(rule -> names.addAll(rule.alarms()));
        return names;
    }

    /// @param text `ALARM(a) OR (ALARM("b") AND NOT OK(c))`
    /// @throws IllegalArgumentException whose message says what is wrong with it
    static AlarmRule parse(String text) {
        return new AlarmRuleParser(text).parse();
    }
}
