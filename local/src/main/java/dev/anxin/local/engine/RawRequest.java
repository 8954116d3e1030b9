package dev.anxin.local.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A request of HTTP/1.1 as it came, byte by byte: to be looked at and passed on unchanged. Each character of its texts
/// is one byte.
///
/// @param head with the empty line at its end
record RawRequest(String head, String body) {
    private static final int LONGEST_HEAD = 64 * 1024;

    /// @return nothing if no further one comes
    /// @throws IOException if it breaks off, or does not say how long it is
    static Optional<RawRequest> read(InputStream input) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var last = 0;
        for (var next = input.read(); next >= 0; next = input.read()) {
            bytes.write(next);
            last = (last << 8) | next;
            if (last == 0x0d0a0d0a) { // two ends of a line
                return Optional.of(withBody(bytes.toString(StandardCharsets.ISO_8859_1), input));
            }
            if (bytes.size() > LONGEST_HEAD) {
                throw new IOException("a head of more than 64 KB");
            }
        }
        return Optional.empty();
    }

    private static RawRequest withBody(String head, InputStream input) throws IOException {
        var request = new RawRequest(head, "");
        if (request.header("Transfer-Encoding").isPresent()) {
            throw new IOException("a body of unknown length");
        }
        var length = request.header("Content-Length").orElse("0");
        var body = length.matches("[0-9]{1,8}") ? input.readNBytes(Integer.parseInt(length)) : new byte[0];
        if (!length.equals(Integer.toString(body.length))) {
            throw new IOException("a body of another length than it says: " + length);
        }
        return new RawRequest(head, new String(body, StandardCharsets.ISO_8859_1));
    }

    Optional<String> header(String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    byte[] bytes() {
        return (head + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }
}
