package dev.anxin.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// How to get the token that calls have to show: by another call, with a secret that is shown there alone (OAuth 2.0,
/// client credentials, RFC 6749, 4.4).
///
/// @param call that asks for it; the same headers and address mean the same token
/// @param reader of a 2xx; empty if there is no token in it
public record TokenGrant(Call call, Function<Reply.Answered, Optional<Token>> reader) {
    /// @param life for how long it may be shown
    public record Token(String value, Duration life) {
        /// Without the token.
        @Override
        public String toString() {
            return "token for " + life;
        }
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "grant by " + call;
    }
}
