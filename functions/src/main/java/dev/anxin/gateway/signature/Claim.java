package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import dev.anxin.gateway.Reading;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What the headers of a delivery claim, before anything is believed.
public sealed interface Claim {
    /// Most signatures in one header that are tried: each costs a pass over the body, and whoever sends them
    /// need not know a secret. Rotation needs two.
    int MOST_SIGNATURES = 4;

    /// That at this time somebody signed `before`, the body, and `after`.
    ///
    /// @param at whole seconds
    /// @param before the text that stands before the body in what was signed
    /// @param after the text that stands behind the body; most sign nothing there
    /// @param signatures those of a version that is read here, as the header writes them; 1 to 4
    record Signed(Instant at, String before, String after, List<String> signatures) implements Claim {
        public Signed {
            signatures = List.copyOf(signatures);
        }

        byte[] message(byte[] body) {
            return message(before, body);
        }

        /// With something else before the body.
        byte[] message(String otherBefore, byte[] body) {
            return Bytes.join(Bytes.join(Bytes.utf8(otherBefore), body), Bytes.utf8(after));
        }
    }

    /// Nothing that could be checked.
    record Broken(Reading.Reason reason, String problem) implements Claim {}

    static Claim missing(String header) {
        return new Broken(Reading.Reason.MISSING_HEADER, "the header " + header + " is missing");
    }

    static Claim malformed(String problem) {
        return new Broken(Reading.Reason.MALFORMED_HEADER, problem);
    }

    /// Whole seconds since 1970, in digits alone. Fifteen of them hold milliseconds too, a common mistake
    /// that deserves a better answer than "malformed".
    Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

    /// @param seconds as [#SECONDS] has it
    /// @param signatures in the header's order; the first four are tried
    static Claim signed(String seconds, String before, List<String> signatures) {
        return signed(seconds, before, "", signatures);
    }

    /// The same, with something signed behind the body.
    static Claim signed(String seconds, String before, String after, List<String> signatures) {
        var tried = signatures.stream().limit(MOST_SIGNATURES).toList();
        return new Signed(Instant.ofEpochSecond(Long.parseLong(seconds)), before, after, tried);
    }
}
