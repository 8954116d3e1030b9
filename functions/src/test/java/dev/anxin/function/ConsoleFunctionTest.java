package dev.anxin.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.function.runtime.Environment;
import dev.anxin.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The three files of the console, and what a browser may do with them.
final class ConsoleFunctionTest {
    private static final ConsoleFunction CONSOLE = new ConsoleFunction(new Environment(
            Map.of(
                    "AWS_REGION", "us-east-1",
                    "SUPPORT_API_URL", "https://made-api.example",
                    "SIGN_IN_URL", "https://made-sign-in.example/path",
                    "SIGN_IN_CLIENT", "made\"client"),
            InstantSource.system(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));

    @Test
    void saysInThePageWhomToAskAndEscapesIt() {
        var page = ask("GET /console", "");
        assertThat(page.needText("body"))
                .startsWith("<!DOCTYPE html><html lang=\"en\">")
                .contains(
                        "data-api=\"https://made-api.example\"",
                        "data-sign-in=\"https://made-sign-in.example/path\"",
                        "data-client=\"made&quot;client\"")
                .doesNotContain("<style", "onclick");
    }

    /// A policy that names a path would allow nothing beneath it.
    @ParameterizedTest
    @CsvSource({
        "GET /console, '', text/html; charset=utf-8",
        "GET /console/{file}, console.js, text/javascript; charset=utf-8",
        "GET /console/{file}, console.css, text/css; charset=utf-8"
    })
    void letsNothingElseRunAndAsksNobodyElse(String route, String file, String type) {
        var answer = ask(route, file);
        assertThat(answer.needWhole("statusCode")).isEqualTo(200);
        var headers = answer.at("headers");
        assertThat(headers.needText("content-type")).isEqualTo(type);
        assertThat(headers.needText("content-security-policy").split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src https://made-api.example https://made-sign-in.example",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'")
                .noneMatch(directive -> directive.contains("unsafe"));
        assertThat(headers.needText("referrer-policy")).isEqualTo("no-referrer");
        assertThat(headers.needText("cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({"GET /console/{file}, en.json", "GET /console/{file}, ../ConsoleFunction.class", "GET /support, ''"})
    void hasNoOtherFile(String route, String file) {
        assertThat(ask(route, file).needWhole("statusCode")).isEqualTo(404);
    }

    private static Json ask(String route, String file) {
        return CONSOLE.handle(Json.object("routeKey", route, "pathParameters", Json.object("file", file)));
    }
}
