package dev.anxin.local.fuzz;

import dev.anxin.local.simulator.protocol.Callback;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The bytes of a signature in other letters: base64 with a bit set that says nothing, hex in capitals.
final class Respelling {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// The last letter of base64 that is padded, as it is or as a form has it: the lowest of its bits says nothing.
    private static final Pattern PADDED = Pattern.compile("([0-9A-Za-z+/])((?:=|%3D){1,2})(?![0-9A-Za-z=%])");

    private static final Pattern HEX = Pattern.compile("\\b[0-9a-f]{32,}\\b");

    private Respelling() {}

    /// All that may be a signature, in headers and body.
    static Callback of(Callback callback) {
        var headers = new LinkedHashMap<String, String>();
        callback.headers().forEach((name, value) -> headers.put(name, of(value)));
        var body = of(new String(callback.body(), StandardCharsets.ISO_8859_1));
        return new Callback(headers, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String of(String text) {
        var respelled = PADDED.matcher(text).replaceAll(Respelling::otherEnd);
        return HEX.matcher(respelled).replaceAll(hex -> hex.group().toUpperCase(Locale.ROOT));
    }

    private static String otherEnd(MatchResult end) {
        var letter = ALPHABET.charAt(ALPHABET.indexOf(end.group(1)) ^ 1);
        return letter + end.group(2);
    }
}
