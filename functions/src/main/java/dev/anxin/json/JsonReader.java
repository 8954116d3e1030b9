package dev.anxin.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON document. Strict, for bodies come from strangers: UTF-8 only, no duplicate keys (two
/// readers may choose different ones), depth at most 64, nothing after the document.
final class JsonReader {
    private static final int DEPTH = 64;

    /// Stands in a decoded text for what is not UTF-8, and for itself.
    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES) // many are ids, and seen once
            .build();

    private JsonReader() {}

    static Json read(byte[] utf8) {
        var text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw new BadJson("the body is not valid UTF-8");
        }
        return read(text);
    }

    static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new BadJson("there is more text after the JSON document");
            }
            return value;
        } catch (JacksonException malformed) {
            var place = malformed.getLocation();
            throw new BadJson(problem(malformed) + (place == null ? "" : where(place)));
        }
    }

    /// Jackson's own words quote the text; a body may hold what must not be echoed.
    private static String problem(JacksonException malformed) {
        var words = String.valueOf(malformed.getOriginalMessage());
        return words.contains("nesting depth") ? "nested deeper than " + DEPTH : "not well-formed JSON";
    }

    private static String where(TokenStreamLocation place) {
        return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static Json value(JsonParser parser) {
        var token = parser.currentToken();
        if (token == null) {
            throw new BadJson("the JSON document is empty or cut off");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(parser);
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case VALUE_NULL -> Json.Null.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new BadJson("not well-formed JSON");
        };
    }

    /// A number with an exponent beyond `int` is JSON, but Java cannot hold it. Jackson throws Java's exception
    /// then, and not its own.
    private static Json.Numeral numeral(JsonParser parser) {
        try {
            return new Json.Numeral(parser.getDecimalValue());
        } catch (NumberFormatException beyondBounds) {
            throw new BadJson("a number is too large or too small to be held");
        }
    }

    private static Json.Fields object(JsonParser parser) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw new BadJson("a key stands twice in one object" + where(parser.currentLocation()));
            }
        }
        return new Json.Fields(members);
    }

    private static Json.Items array(JsonParser parser) {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Json.Items(elements);
    }
}
