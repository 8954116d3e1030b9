package dev.anxin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read as base64.
final class BytesTest {
    @Test
    void readsTheOneSpellingThatAnEncoderWrites() {
        assertThat(Bytes.ofCanonicalBase64("/w==")).contains(new byte[] {-1});
        assertThat(Bytes.ofCanonicalBase64("//8=")).contains(new byte[] {-1, -1});
        assertThat(Bytes.ofCanonicalBase64("")).contains(new byte[0]);
    }

    /// All of them are the same bytes, or none.
    @ParameterizedTest
    @ValueSource(strings = {"/x==", "//9=", "/w", "/w=", "/w== ", "_w==", "?"})
    void refusesEveryOther(String text) {
        assertThat(Bytes.ofCanonicalBase64(text)).isEmpty();
    }
}
