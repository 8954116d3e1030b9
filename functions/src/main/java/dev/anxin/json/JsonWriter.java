package dev.anxin.json;

import java.util.List;
import java.util.Map;

/// Writes a value as compact text.
final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    static String write(Json json) {
        var writer = new JsonWriter();
        writer.value(json);
        return writer.out.toString();
    }

    private void value(Json json) {
        switch (json) {
            case Json.Fields(var members) -> object(members);
            case Json.Items(var elements) -> array(elements);
            case Json.Text(var text) -> string(text);
            case Json.Numeral(var number) -> out.append(number);
            case Json.Truth(var truth) -> out.append(truth);
            case Json.Null _ -> out.append("null");
        }
    }

    private void object(Map<String, Json> members) {
        var between = '{';
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(between);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            between = ',';
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private void array(List<Json> elements) {
        var between = '[';
        for (Json element : elements) {
            out.append(between);
            value(element);
            between = ',';
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    /// Piece by piece between what must be escaped (RFC 8259, 7): quotes, backslashes, control characters.
    private void string(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\') {
                out.append(text, written, i);
                escaped(character);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escaped(char character) {
        switch (character) {
            case '"', '\\' -> out.append('\\').append(character);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> out.append("\\u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
        }
    }
}
