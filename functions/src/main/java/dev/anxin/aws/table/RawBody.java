package dev.anxin.aws.table;

import dev.anxin.aws.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A callback's raw body as it is kept: deflated (RFC 1951, no header), for items are paid for by the
/// kilobyte.
public final class RawBody {
    private RawBody() {}

    public static byte[] deflate(byte[] body) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(body);
            deflater.finish();
            var deflated = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
            return deflated.toByteArray();
        }
    }

    /// @throws Unreadable if it is not what [#deflate] wrote
    public static byte[] inflate(byte[] deflated) {
        try (var inflater = new Inflater(true);
                var in = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new Unreadable("a raw body cannot be inflated", damaged);
        }
    }
}
