package dev.anxin.local.policy;

import java.util.List;

/// What a statement says of actions or resources.
///
/// @param patterns one of which fits
/// @param others whether all that fit none of them are meant (NotAction, NotResource)
record Names(List<String> patterns, boolean others) {
    Names {
        patterns = List.copyOf(patterns);
    }

    boolean meanAction(String action) {
        return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, action)) != others;
    }

    boolean meanResource(String arn) {
        return patterns.stream().anyMatch(pattern -> Wildcard.matchesArn(pattern, arn)) != others;
    }
}
