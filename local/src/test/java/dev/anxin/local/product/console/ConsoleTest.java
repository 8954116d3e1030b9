package dev.anxin.local.product.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The console as a browser finds it: the page, who signs in by it, and what the token opens.
final class ConsoleTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final URI CONSOLE = ProductStack.shared().consoleUri().orElseThrow();

    /// Of RFC 7636, appendix B.
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void isServedWithItsFilesAndKnowsWhomToAsk() throws Exception {
        var page = get(CONSOLE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(data(page.body(), "api"))
                .isEqualTo(ProductStack.shared().apiUri().toString());
        assertThat(data(page.body(), "sign-in")).isEqualTo(ProductStack.shared().issuer());
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("connect-src " + ProductStack.shared().apiUri() + " "
                        + ProductStack.shared().issuer() + ";");
        var script = get(CONSOLE.resolve("console/console.js"));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).contains("/oauth2/authorize");
        assertThat(get(CONSOLE.resolve("console/console.css")).body()).contains("prefers-color-scheme: dark");
        assertThat(get(CONSOLE.resolve("console/en.json")).statusCode()).isEqualTo(404);
    }

    @Test
    void signsInByAButtonAndTheTokenOpensTheRoutesOfSupport() throws Exception {
        var page = get(authorize(Map.of()));
        assertThat(page.body()).contains("value=\"agent\"", "value=\"supervisor\"", "value=\"auditor\"");
        var token = exchange(code("supervisor"), Map.of());
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(token.headers().firstValue("access-control-allow-origin")).hasValue("*");
        var request = HttpRequest.newBuilder(URI.create(ProductStack.shared().apiUri() + "/support"))
                .header("authorization", "Bearer " + Json.parse(token.body()).needText("access_token"))
                .build();
        var staff = HTTP.send(request, BodyHandlers.ofString());
        assertThat(staff.statusCode()).isEqualTo(200);
        assertThat(Json.parse(staff.body()).needText("role")).isEqualTo("supervisor");
    }

    /// Whoever has the code alone has nothing.
    @ParameterizedTest
    @CsvSource({
        "code_verifier, wrong-verifier-wrong-verifier-wrong-verifier-1",
        "code_verifier, ''",
        "client_id, other",
        "redirect_uri, http://127.0.0.1:1/console",
        "grant_type, client_credentials"
    })
    void givesNoTokenWithoutTheProof(String field, String value) throws Exception {
        var code = code("agent");
        var answer = exchange(code, Map.of(field, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
        assertThat(exchange(code, Map.of()).statusCode())
                .as("a code is good once, for whoever comes first")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, https://elsewhere.example/console",
        "redirect_uri, http://127.0.0.1.elsewhere.example/console",
        "code_challenge_method, plain",
        "code_challenge, short",
        "response_type, token",
        "scope, anxin/payments.read"
    })
    void beginsNoOtherSignIn(String field, String value) throws Exception {
        assertThat(get(authorize(Map.of(field, value, "group", "agent"))).statusCode())
                .isEqualTo(400);
    }

    private static String code(String group) throws Exception {
        var back = get(authorize(Map.of("group", group)));
        assertThat(back.statusCode()).isEqualTo(302);
        var way = back.headers().firstValue("location").orElse("");
        assertThat(way).startsWith(CONSOLE + "?code=").endsWith("&state=made%26state");
        return way.replaceAll(".*[?]code=|&.*", "");
    }

    private static URI authorize(Map<String, String> changed) throws Exception {
        var query = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", client(),
                "redirect_uri", CONSOLE.toString(),
                "scope", "support/use",
                "state", "made&state",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        query.putAll(changed);
        return URI.create(ProductStack.shared().issuer() + "/oauth2/authorize?" + form(query));
    }

    private static HttpResponse<String> exchange(String code, Map<String, String> changed) throws Exception {
        var fields = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client(),
                "redirect_uri",
                CONSOLE.toString(),
                "code",
                code,
                "code_verifier",
                VERIFIER));
        fields.putAll(changed);
        var request = HttpRequest.newBuilder(URI.create(ProductStack.shared().issuer() + "/oauth2/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("origin", ProductStack.shared().apiUri().toString())
                .POST(BodyPublishers.ofString(form(fields)));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String client() throws IOException, InterruptedException {
        return data(get(CONSOLE).body(), "client");
    }

    private static String data(String page, String name) {
        var found = Pattern.compile("data-" + name + "=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
