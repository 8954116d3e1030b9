package dev.anxin.local.rights;

/// Why a request is not passed on.
///
/// @param message for whoever asked, in AWS's own words
public record AccessDenied(Kind kind, String message) {
    public enum Kind {
        /// Nobody has that access key.
        UNKNOWN_KEY,
        DENIED,
        /// Nobody here knows what rights it needs.
        NOT_JUDGED
    }
}
