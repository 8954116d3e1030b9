package dev.anxin.gateway.alipay;

import dev.anxin.gateway.Bytes;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The body of a notice: a form, decoded once. Its values stay bytes, in whatever charset it says they are: what is
/// signed are these bytes, and all that is read of them is ASCII.
///
/// @param fields by names, sorted as they are signed
record AlipayForm(SortedMap<String, byte[]> fields) {
    /// Alipay sends about 30.
    private static final int MOST_FIELDS = 200;

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_.\\-\\[\\]]{1,64}");

    /// Which of messages' fields is a document of its own.
    private static final String CONTENT = "biz_content";

    AlipayForm {
        fields = Collections.unmodifiableSortedMap(fields);
    }

    /// @throws BadJson if it is no form, or one in which a name stands twice
    static AlipayForm of(byte[] body) {
        var fields = new TreeMap<String, byte[]>();
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", MOST_FIELDS + 1)) {
            var parts = pair.split("=", 2);
            var name = new String(decoded(parts[0]), StandardCharsets.ISO_8859_1);
            if (!NAME.matcher(name).matches()) {
                throw new BadJson("it is no form: a field has no name, or one that no field has");
            }
            if (fields.putIfAbsent(name, decoded(parts.length == 2 ? parts[1] : "")) != null) {
                throw new BadJson("the field '" + name + "' stands twice in it");
            }
        }
        if (fields.size() > MOST_FIELDS) {
            throw new BadJson("it has more than " + MOST_FIELDS + " fields");
        }
        return new AlipayForm(fields);
    }

    private static byte[] decoded(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '%') {
                bytes.write(octet(text, i + 1));
                i += 2;
            } else {
                bytes.write(here == '+' ? ' ' : here);
            }
        }
        return bytes.toByteArray();
    }

    private static int octet(String text, int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw new BadJson("it is no form: a % is not followed by two hex digits");
        }
        return high * 16 + low;
    }

    /// Empty if there is none, or nothing in it.
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(value -> value.length > 0)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    /// What is signed of it: `name=value` of all that is not empty, by name, with `&` between them.
    ///
    /// @param without the signature, and what else the rule leaves out
    byte[] signed(Set<String> without) {
        var message = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            if (value.length > 0 && !without.contains(name)) {
                message.writeBytes(Bytes.utf8((message.size() == 0 ? "" : "&") + name + "="));
                message.writeBytes(value);
            }
        });
        return message.toByteArray();
    }

    /// A field whose value holds another field: `&`, one of these names and `=`. As one text is signed, nobody can tell
    /// then where a value ends, and who may write a subject could write an amount.
    Optional<String> ambiguous(Set<String> names) {
        return fields.keySet().stream()
                .filter(field -> text(field)
                        .filter(value -> names.stream().anyMatch(name -> value.contains("&" + name + "=")))
                        .isPresent())
                .findFirst();
    }

    /// As a document, so that what is not kept can be dropped.
    ///
    /// @throws BadJson if its content is no JSON
    Json json() {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name : fields.keySet()) {
            text(name).ifPresent(text -> members.put(name, name.equals(CONTENT) ? Json.parse(text) : Json.of(text)));
        }
        return new Json.Fields(members);
    }
}
