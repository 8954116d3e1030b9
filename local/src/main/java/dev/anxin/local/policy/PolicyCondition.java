package dev.anxin.local.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One test of a statement's Condition.
///
/// @param key in small letters
/// @param values one of which has to fit; none of which may, if the operator is a negation
/// @param ifExists whether it holds where the call does not have the key
record PolicyCondition(Quantifier quantifier, Operator operator, String key, List<String> values, boolean ifExists) {
    PolicyCondition {
        values = List.copyOf(values);
    }

    /// How many of the call's values it speaks of.
    enum Quantifier {
        ONE,
        /// Of none too: it holds where the key is absent.
        ALL,
        ANY
    }

    private enum Match {
        EXACT,
        PATTERN,
        ARN;

        private boolean fits(String value, String known) {
            return switch (this) {
                case EXACT -> value.equals(known);
                case PATTERN -> Wildcard.matches(value, known);
                case ARN -> Wildcard.matchesArn(value, known);
            };
        }
    }

    enum Operator {
        STRING_EQUALS(Match.EXACT, false),
        STRING_NOT_EQUALS(Match.EXACT, true),
        STRING_LIKE(Match.PATTERN, false),
        STRING_NOT_LIKE(Match.PATTERN, true),
        ARN_EQUALS(Match.ARN, false), // with wildcards, as ArnLike
        ARN_NOT_EQUALS(Match.ARN, true),
        ARN_LIKE(Match.ARN, false),
        ARN_NOT_LIKE(Match.ARN, true),
        /// Whether the key is absent.
        NULL(Match.EXACT, false);

        private final Match match;
        private final boolean negated;

        Operator(Match match, boolean negated) {
            this.match = match;
            this.negated = negated;
        }
    }

    boolean holds(Map<String, Set<String>> context) {
        var known = context.getOrDefault(key, Set.of());
        if (operator == Operator.NULL) {
            return values.stream().anyMatch(value -> Boolean.parseBoolean(value) == known.isEmpty());
        }
        if (known.isEmpty()) {
            return ifExists || quantifier == Quantifier.ALL || (quantifier == Quantifier.ONE && operator.negated);
        }
        return quantifier == Quantifier.ANY
                ? fitting(known).findAny().isPresent()
                : fitting(known).count() == known.size();
    }

    private Stream<String> fitting(Set<String> known) {
        return known.stream().filter(this::fits);
    }

    private boolean fits(String known) {
        return values.stream().anyMatch(value -> operator.match.fits(value, known)) != operator.negated;
    }
}
