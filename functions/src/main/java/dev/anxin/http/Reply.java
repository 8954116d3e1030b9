package dev.anxin.http;

import java.util.Map;
import java.util.Optional;

/// What came of a call.
public sealed interface Reply {
    /// An answer of HTTP, whatever it says.
    ///
    /// @param headers by names in small letters; of several with one name the first
    @SuppressWarnings("ArrayRecordComponent") // never changed after it is made, never compared
    record Answered(int status, Map<String, String> headers, byte[] body) implements Reply {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /// No answer that could be read. Whether the other side got the call is not known.
    ///
    /// @param why in a few words, without anything that was sent
    record None(String why) implements Reply {}
}
