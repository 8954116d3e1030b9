package dev.anxin.local.example;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.engine.LoopbackServer.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Alibaba Cloud's SendSms, signed by ACS3-HMAC-SHA256. Sources: its API reference, "SendSms", "V3 request body and
/// signature mechanism" and "Variable specifications".
///
/// @param signName the signature that is approved
/// @param nonces of requests so far: none is taken twice
public record ShortMessageRules(AccessKey accessKey, String signName, Approved approved, Set<String> nonces)
        implements ProviderRules {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);
    private static final List<String> SIGNED = List.of(
            "host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})");
    private static final Pattern NUMBER = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /// Each of at most 35 characters: what stands for numbers, and what stands for times.
    private static final Map<String, Pattern> KINDS = Map.of(
            "order", Pattern.compile("[A-Za-z0-9_-]{1,35}"),
            "hearBy", Pattern.compile("(\\d{4}年)?(\\d{1,2}月\\d{1,2}日 ?)?\\d{1,2}:\\d{2}"),
            "due", Pattern.compile("(\\d{4}年)?(\\d{1,2}月\\d{1,2}日 ?)?\\d{1,2}:\\d{2}"));

    public record AccessKey(String id, String secret) {
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }

    /// @param texts of templates, by their codes
    public record Approved(Map<String, String> texts) {
        public Approved {
            texts = Map.copyOf(texts);
        }
    }

    ShortMessageRules(AccessKey accessKey, String signName, Approved approved) {
        this(accessKey, signName, approved, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Judgement judge(HttpExchange exchange, String body) {
        return unsigned(exchange, body)
                .<Judgement>map(why -> new Judgement.Wrong(400, "SignatureDoesNotMatch", why))
                .orElseGet(
                        () -> judge(LoopbackServer.form(exchange.getRequestURI().getRawQuery())));
    }

    private Optional<String> unsigned(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        var given = AUTHORIZATION.matcher(header(exchange, "Authorization"));
        if (!given.matches()
                || !given.group(1).equals(accessKey.id())
                || !Arrays.asList(given.group(2).split(";", -1)).equals(SIGNED)) {
            return Optional.of("not signed as it must be: " + headers.getFirst("Authorization"));
        }
        if (!header(exchange, "x-acs-action").equals("SendSms")
                || !header(exchange, "x-acs-version").equals("2017-05-25")) {
            return Optional.of("another operation");
        }
        if (!isNow(header(exchange, "x-acs-date"))) {
            return Optional.of("signed at another time");
        }
        if (!nonces.add(header(exchange, "x-acs-signature-nonce"))) {
            return Optional.of("the nonce was used before");
        }
        var lines = SIGNED.stream()
                .map(name -> name + ":" + header(exchange, name) + "\n")
                .collect(Collectors.joining());
        var query = Arrays.stream(exchange.getRequestURI().getRawQuery().split("&", -1))
                .sorted()
                .collect(Collectors.joining("&"));
        var canonical =
                String.join("\n", exchange.getRequestMethod(), "/", query, lines, given.group(2), Signing.sha256(body));
        var text = "ACS3-HMAC-SHA256\n" + Signing.sha256(canonical);
        var right = Signing.hmac(accessKey.secret().getBytes(StandardCharsets.UTF_8), text);
        return Signing.hex(right).equals(given.group(3)) ? Optional.empty() : Optional.of("the signature is wrong");
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static boolean isNow(String at) {
        try {
            return Duration.between(Instant.parse(at), Instant.now()).abs().compareTo(CLOCK_SKEW) < 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private Judgement judge(Map<String, String> query) {
        var number = query.getOrDefault("PhoneNumbers", "");
        if (!NUMBER.matcher(number).matches()) {
            return wrong("isv.MOBILE_NUMBER_ILLEGAL", "no number of a mobile phone");
        }
        if (!query.getOrDefault("SignName", "").equals(signName)) {
            return wrong("isv.SMS_SIGNATURE_ILLEGAL", "the signature is not approved");
        }
        var text = approved.texts().get(query.getOrDefault("TemplateCode", ""));
        if (text == null) {
            return wrong("isv.SMS_TEMPLATE_ILLEGAL", "the template is not approved");
        }
        try {
            return judge(query.getOrDefault("OutId", ""), number, text, JSON.readTree(query.get("TemplateParam")));
        } catch (JacksonException _) {
            return wrong("isv.INVALID_JSON_PARAM", "TemplateParam is no JSON");
        }
    }

    private Judgement judge(String notification, String number, String template, JsonNode values) {
        var names = VARIABLE.matcher(template)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        if (!names.equals(Set.copyOf(values.propertyNames()))) {
            return wrong("isv.TEMPLATE_MISSING_PARAMETERS", "the template has " + names);
        }
        for (var name : names) {
            var kind = Optional.ofNullable(KINDS.get(name));
            var value = values.path(name);
            if (!value.isString()
                    || kind.isEmpty()
                    || !kind.get().matcher(value.asString()).matches()) {
                return wrong("isv.TEMPLATE_PARAMS_ILLEGAL", name + " cannot be " + value);
            }
        }
        var text = VARIABLE.matcher(template)
                .replaceAll((MatchResult found) -> values.path(found.group(1)).asString());
        return new Judgement.Fine(notification, number, "【" + signName + "】" + text);
    }

    /// What is wrong with a message is said with a 200.
    private static Judgement wrong(String code, String message) {
        return new Judgement.Wrong(200, code, message);
    }

    @Override
    public Answer accepted(int number) {
        return Answer.json(
                200,
                JSON.createObjectNode()
                        .put("Code", "OK")
                        .put("Message", "OK")
                        .put("BizId", "made-" + number)
                        .put("RequestId", "made"));
    }

    @Override
    public Answer refused(HttpExchange exchange, Judgement.Wrong wrong) {
        return Answer.json(
                wrong.status(),
                JSON.createObjectNode().put("Code", wrong.code()).put("Message", wrong.message()));
    }
}
