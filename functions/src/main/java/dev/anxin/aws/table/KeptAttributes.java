package dev.anxin.aws.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.anxin.aws.Unreadable;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.privacy.KeptBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is kept of a body, in the item of its fact: `kept` (JSON, deflated by RFC 1951 without a header, for items
/// are paid for by their bytes), `sha` (of the raw body), `key` and `signed` (seconds). Each only where there is one.
public final class KeptAttributes {
    /// Made once: making it anew takes several times as long as deflating a body.
    private static final Deflater DEFLATER = new Deflater(Deflater.BEST_COMPRESSION, true);

    private KeptAttributes() {}

    static void write(Map<String, AttributeValue> item, KeptBody body) {
        if (body.document().exists()) {
            item.put(
                    "kept", fromB(SdkBytes.fromByteArray(deflate(body.document().write()))));
        }
        if (!body.sha256().isEmpty()) {
            item.put("sha", fromB(SdkBytes.fromByteArray(HexFormat.of().parseHex(body.sha256()))));
            item.put("key", fromS(body.key()));
            item.put("signed", fromN(Long.toString(body.signedAt().getEpochSecond())));
        }
    }

    /// @throws Unreadable if it is not what was written
    public static KeptBody read(Map<String, AttributeValue> item) {
        try {
            var kept = item.get("kept");
            var document =
                    kept == null ? Json.Null.NULL : Json.parse(inflate(kept.b().asByteArray()));
            return item.containsKey("sha")
                    ? new KeptBody(
                            document,
                            HexFormat.of().formatHex(item.get("sha").b().asByteArray()),
                            Versions.text(item, "key"),
                            Instant.ofEpochSecond(Versions.number(item, "signed")))
                    : KeptBody.of(document);
        } catch (BadJson damaged) {
            throw new Unreadable("what is kept of a body is no JSON", damaged);
        }
    }

    private static byte[] deflate(String text) {
        synchronized (DEFLATER) {
            DEFLATER.reset();
            DEFLATER.setInput(text.getBytes(StandardCharsets.UTF_8));
            DEFLATER.finish();
            var deflated = new ByteArrayOutputStream();
            var buffer = new byte[512];
            while (!DEFLATER.finished()) {
                deflated.write(buffer, 0, DEFLATER.deflate(buffer));
            }
            return deflated.toByteArray();
        }
    }

    private static byte[] inflate(byte[] deflated) {
        try (var inflater = new Inflater(true);
                var in = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new Unreadable("what is kept of a body cannot be inflated", damaged);
        }
    }
}
