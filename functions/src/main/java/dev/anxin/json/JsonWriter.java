package dev.anxin.json;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a value as compact text.
final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriter() {}

    static String write(Json json) {
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, generator);
        }
        return text.toString();
    }

    private static void write(Json json, JsonGenerator out) {
        switch (json) {
            case Json.Fields fields -> {
                out.writeStartObject();
                fields.members().forEach((name, value) -> {
                    out.writeName(name);
                    write(value, out);
                });
                out.writeEndObject();
            }
            case Json.Items items -> {
                out.writeStartArray();
                items.elements().forEach(element -> write(element, out));
                out.writeEndArray();
            }
            case Json.Text text -> out.writeString(text.value());
            case Json.Numeral numeral -> out.writeNumber(numeral.value());
            case Json.Truth truth -> out.writeBoolean(truth.value());
            case Json.Null _ -> out.writeNull();
        }
    }
}
