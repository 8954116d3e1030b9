package dev.anxin.function.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiResponseTest {
    private static final String PAGE = "支付结果确认中 ".repeat(400);
    private static final ApiResponse RESPONSE =
            new ApiResponse(200, "text/html", PAGE, Map.of("vary", "accept", "x-robots-tag", "noindex"));

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "deflate, gzip;q=0.5", "br;q=1.0, gzip"})
    void isCompressedForWhoTakesItSo(String accepted) throws IOException {
        var written = RESPONSE.write(request(accepted));
        assertThat(written.at("isBase64Encoded").isTrue()).isTrue();
        assertThat(written.at("headers").needText("content-encoding")).isEqualTo("gzip");
        assertThat(written.at("headers").needText("vary")).isEqualTo("accept, accept-encoding");
        assertThat(written.at("headers").needText("x-robots-tag")).isEqualTo("noindex");
        var packed = Base64.getDecoder().decode(written.needText("body"));
        assertThat(packed.length).isLessThan(1_000);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzipx"})
    void isPlainForWhoDoesNot(String accepted) {
        assertThat(RESPONSE.write(request(accepted))).isEqualTo(RESPONSE.write());
    }

    @Test
    void whatIsShortIsSentAsItIs() {
        var problem = ApiResponse.problem(400, "the body is no form");
        assertThat(problem.write(request("gzip"))).isEqualTo(problem.write());
    }

    private static ApiRequest request(String accepted) {
        return new ApiRequest(Json.object("headers", Json.object("accept-encoding", accepted)));
    }
}
