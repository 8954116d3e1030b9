package dev.anxin.local.alarm;

import java.util.Optional;
import java.util.stream.Stream;

/// What breaches: a value of which the comparison with the threshold is true.
public record Threshold(Operator operator, double value) {
    public enum Operator {
        GREATER("GreaterThanThreshold", "greater than"),
        GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold", "greater than or equal to"),
        LESS("LessThanThreshold", "less than"),
        LESS_OR_EQUAL("LessThanOrEqualToThreshold", "less than or equal to");

        private final String word;
        private final String words;

        Operator(String word, String words) {
            this.word = word;
            this.words = words;
        }

        /// As templates have it.
        public String word() {
            return word;
        }

        /// @param word as templates have it
        public static Optional<Operator> of(String word) {
            return Stream.of(values()).filter(one -> one.word.equals(word)).findAny();
        }
    }

    boolean isBreachedBy(double datapoint) {
        return switch (operator) {
            case GREATER -> datapoint > value;
            case GREATER_OR_EQUAL -> datapoint >= value;
            case LESS -> datapoint < value;
            case LESS_OR_EQUAL -> datapoint <= value;
        };
    }

    /// For people.
    String words() {
        return operator.words + " the threshold (" + value + ")";
    }
}
