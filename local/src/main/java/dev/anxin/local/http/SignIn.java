package dev.anxin.local.http;

import static dev.anxin.html.Markup.element;
import static dev.anxin.html.Markup.empty;
import static dev.anxin.html.Markup.text;
import static dev.anxin.html.Markup.with;

import dev.anxin.html.Markup;
import dev.anxin.local.engine.LoopbackServer.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Where people sign in, at the two addresses that Cognito has: authorization code with PKCE (RFC 7636). There are no
/// passwords: who comes says what they are.
final class SignIn {
    static final List<String> GROUPS = List.of("agent", "supervisor", "auditor");

    private static final Duration LIFE = Duration.ofMinutes(5); // of a code; Cognito's live as long
    private static final List<String> FIELDS = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    private final InstantSource clock;
    private final Map<String, Begun> codes = new ConcurrentHashMap<>();

    private record Begun(String client, String redirect, String challenge, String group, Instant until) {}

    SignIn(InstantSource clock) {
        this.clock = clock;
    }

    /// `GET /oauth2/authorize`: a page with a button for each group, or after one was pressed the way back.
    ///
    /// @param way gets where the browser goes
    Answer authorize(Map<String, String> query, List<String> way) {
        var redirect = query.getOrDefault("redirect_uri", "");
        if (!query.getOrDefault("response_type", "").equals("code")
                || !query.getOrDefault("scope", "").equals("support/use")
                || !query.getOrDefault("code_challenge_method", "").equals("S256")
                || !query.getOrDefault("code_challenge", "").matches("[A-Za-z0-9_-]{43}")
                || !isHere(redirect)) {
            return Answer.json(400, "{\"error\":\"invalid_request\"}");
        }
        var group = query.getOrDefault("group", "");
        if (!GROUPS.contains(group)) {
            return new Answer(200, "text/html; charset=utf-8", page(query));
        }
        var code = UUID.randomUUID().toString();
        var client = query.getOrDefault("client_id", "");
        var until = clock.instant().plus(LIFE);
        codes.put(code, new Begun(client, redirect, query.getOrDefault("code_challenge", ""), group, until));
        way.add(redirect + "?code=" + code + "&state="
                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
        return new Answer(302, "text/plain", "");
    }

    /// `POST /oauth2/token`: who it is that brings the code, with the proof that they began; each code once.
    Optional<String> group(Map<String, String> form) {
        return Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
                .filter(begun -> form.getOrDefault("grant_type", "").equals("authorization_code"))
                .filter(begun -> begun.client().equals(form.getOrDefault("client_id", "")))
                .filter(begun -> begun.redirect().equals(form.getOrDefault("redirect_uri", "")))
                .filter(begun -> begun.challenge().equals(challenge(form.getOrDefault("code_verifier", ""))))
                .filter(begun -> clock.instant().isBefore(begun.until()))
                .map(Begun::group);
    }

    static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Nobody is led away from this machine.
    private static boolean isHere(String address) {
        return address.matches("http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?/[!-~]*")
                && URI.create(address).getQuery() == null;
    }

    private static String page(Map<String, String> query) {
        var fields = FIELDS.stream()
                .map(name ->
                        empty("input", with("type", "hidden", "name", name, "value", query.getOrDefault(name, ""))));
        var buttons = GROUPS.stream()
                .map(group -> element(
                        "p",
                        Map.of(),
                        element("button", with("name", "group", "value", group, "id", group), text(group))));
        var head = element(
                "head",
                Map.of(),
                empty("meta", with("charset", "utf-8")),
                empty("meta", with("name", "viewport", "content", "width=device-width, initial-scale=1")),
                empty("meta", with("name", "color-scheme", "content", "light dark")),
                element("title", Map.of(), text("Sign in")));
        var body = element(
                "body",
                Map.of(),
                element(
                        "main",
                        Map.of(),
                        element("h1", Map.of(), text("Who are you here?")),
                        element("form", Map.of(), Markup.all(Stream.concat(fields, buttons)))));
        return "<!DOCTYPE html>"
                + element("html", with("lang", "en"), head, body).html();
    }
}
