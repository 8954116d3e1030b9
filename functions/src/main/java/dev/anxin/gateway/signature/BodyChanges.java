package dev.anxin.gateway.signature;

import dev.anxin.gateway.Bytes;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What commonly happens to a body between signing and verifying, undone: each in words that end "the
/// signature fits if ...".
final class BodyChanges {
    private BodyChanges() {}

    static Map<String, byte[]> undone(byte[] body) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("the white space at the end of the body is removed", text(body, String::stripTrailing));
        bodies.put("a newline is added to the end of the body", text(body, text -> text + "\n"));
        bodies.put("every CR LF in the body becomes LF", text(body, text -> text.replace("\r\n", "\n")));
        bodies.put("every LF in the body becomes CR LF", text(body, text -> text.replace("\n", "\r\n")));
        bodies.put(
                "the byte order mark before the body is removed",
                text(body, text -> text.replaceFirst("^\u00EF\u00BB\u00BF", "")));
        bodies.put("the JSON of the body is written compactly", compact(body));
        Bytes.ofBase64(new String(body, StandardCharsets.ISO_8859_1).strip())
                .ifPresent(decoded -> bodies.put("the body is decoded from base64", decoded));
        bodies.put("the body is encoded in base64", Bytes.utf8(Bytes.base64(body)));
        bodies.put("the body is empty", new byte[0]);
        return bodies;
    }

    /// By way of ISO 8859-1, which leaves every byte that it does not touch as it was.
    private static byte[] text(byte[] body, UnaryOperator<String> change) {
        return change.apply(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] compact(byte[] body) {
        try {
            return Bytes.utf8(Json.parse(body).write());
        } catch (BadJson asItIs) {
            return body;
        }
    }
}
