package dev.anxin.local.simulator.alipay;

import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.SignatureRule;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the signature of a notice covers: every field that is not empty, whatever their order and however they are
/// encoded. A notice is a form, so nothing else can be signed.
final class AlipayRule implements SignatureRule {
    @Override
    public boolean isSame(Callback genuine, Callback other) {
        var fields = fields(genuine);
        return fields.isPresent() && fields.equals(fields(other));
    }

    @Override
    public boolean signsAnyBytes() {
        return false;
    }

    /// Each as `name=value`, sorted; empty if it is no form. ISO 8859-1 has a character for each byte.
    private static Optional<List<String>> fields(Callback callback) {
        try {
            return Optional.of(Stream.of(new String(callback.body(), StandardCharsets.ISO_8859_1).split("&", -1))
                    .map(pair -> (pair + "=").split("=", 3))
                    .filter(halves -> !halves[1].isEmpty())
                    .map(halves -> decoded(halves[0]) + "=" + decoded(halves[1]))
                    .sorted()
                    .toList());
        } catch (IllegalArgumentException noForm) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
    }
}
