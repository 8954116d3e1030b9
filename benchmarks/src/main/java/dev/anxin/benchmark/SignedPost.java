package dev.anxin.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A call of a JSON service of AWS, by hand: Signature Version 4 and the JDK's HTTP client.
/// [Signing](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
record SignedPost(String service, URI endpoint) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String REGION = "us-east-1";

    /// @param variable that holds the endpoint
    static SignedPost to(String service, String variable) {
        return new SignedPost(service, URI.create(System.getenv(variable)));
    }

    /// @param target the operation: the header X-Amz-Target
    /// @return the answer's body
    String send(String target, String body) {
        try {
            var payload = body.getBytes(StandardCharsets.UTF_8);
            var time = TIME.format(Instant.now());
            var connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(payload.length);
            connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
            connection.setRequestProperty("X-Amz-Target", target);
            connection.setRequestProperty("X-Amz-Date", time);
            connection.setRequestProperty("Authorization", authorization(target, time, payload));
            connection.getOutputStream().write(payload);
            return answer(connection);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        try (var answer = connection.getInputStream()) {
            return new String(answer.readNBytes(connection.getContentLength()), StandardCharsets.UTF_8);
        }
    }

    private String authorization(String target, String time, byte[] payload) {
        var day = time.substring(0, 8);
        var scope = day + "/" + REGION + "/" + service + "/aws4_request";
        var headers = "content-type;host;x-amz-date;x-amz-target";
        var canonical = "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:" + endpoint.getAuthority()
                + "\nx-amz-date:" + time + "\nx-amz-target:" + target + "\n\n" + headers + "\n" + sha256(payload);
        var toSign =
                "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        var key = ("AWS4" + System.getenv("AWS_SECRET_ACCESS_KEY")).getBytes(StandardCharsets.UTF_8);
        for (var part : new String[] {day, REGION, service, "aws4_request"}) {
            key = hmac(key, part);
        }
        return "AWS4-HMAC-SHA256 Credential=" + System.getenv("AWS_ACCESS_KEY_ID") + "/" + scope + ", SignedHeaders="
                + headers + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
