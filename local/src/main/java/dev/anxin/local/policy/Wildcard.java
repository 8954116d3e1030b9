package dev.anxin.local.policy;

import java.util.stream.IntStream;

/// IAM's patterns: `*` is any text, also none, and `?` one character.
final class Wildcard {
    private static final int ARN_PARTS = 6; // arn:partition:service:region:account:resource

    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        int at = 0;
        int next = 0;
        int star = -1; // the latest one, which takes up more text whenever what follows it does not fit
        int taken = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                taken = at;
            } else if (next < pattern.length() && fits(pattern.charAt(next), text.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(next).chars().allMatch(rest -> rest == '*');
    }

    /// As [#matches], but no wildcard reaches beyond its own part of the ARN.
    static boolean matchesArn(String pattern, String arn) {
        if (pattern.equals(arn) || pattern.equals("*")) {
            return true;
        }
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return false; // most are: every call is compared with every statement
        }
        var patterns = pattern.split(":", ARN_PARTS);
        var parts = arn.split(":", ARN_PARTS);
        return patterns.length == parts.length
                && IntStream.range(0, parts.length).allMatch(i -> matches(patterns[i], parts[i]));
    }

    /// Whether it is `*`, or has all parts of an ARN.
    static boolean isArn(String pattern) {
        return pattern.equals("*") || (pattern.startsWith("arn:") && pattern.split(":", ARN_PARTS).length == ARN_PARTS);
    }

    private static boolean fits(char pattern, char text) {
        return pattern == '?' || pattern == text;
    }
}
