package dev.anxin.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests one after the other on one connection.
final class RawRequestTest {
    private static final String FIRST = "POST / HTTP/1.1\r\ncontent-LENGTH: 2\r\nX-A:  b \r\n\r\n{}";
    private static final String SECOND = "GET /x HTTP/1.1\r\nHost: h\r\n\r\n";

    @Test
    void areReadAsTheyCame() throws IOException {
        var input = input(FIRST + SECOND);
        var first = RawRequest.read(input).orElseThrow();
        assertThat(new String(first.bytes(), StandardCharsets.UTF_8)).isEqualTo(FIRST);
        assertThat(first.header("x-a")).contains("b");
        assertThat(first.header("x")).isEmpty();
        assertThat(first.bodyBytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(RawRequest.read(input).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo(SECOND);
        assertThat(RawRequest.read(input)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n{}",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n{}"
            })
    void whoseEndNobodyKnowsEndTheConnection(String text) {
        assertThatThrownBy(() -> RawRequest.read(input(text))).isInstanceOf(IOException.class);
    }

    @Test
    void anEndlessHeadEndsTheConnection() {
        assertThatThrownBy(() -> RawRequest.read(input("x".repeat(70_000))))
                .isInstanceOf(IOException.class)
                .hasMessage("a head of more than 64 KB");
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
