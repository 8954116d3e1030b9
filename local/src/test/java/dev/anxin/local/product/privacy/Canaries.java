package dev.anxin.local.product.privacy;

import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.gateway.stripe.StripeSignature;
import dev.anxin.json.Json;
import dev.anxin.local.product.ProductStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Made-up personal data, planted into documents of gateways and looked for afterwards.
final class Canaries {
    static final String NAME = "Zq7x Canary";
    static final String MAIL = "zq7x.canary@made.example";
    static final String PHONE = "+44 7700 900187"; // of the numbers that are given to nobody
    static final String CARD = card();

    /// The id under which [#read] delivers.
    static final String MESSAGE = "msg_made";

    private static final Path PAYLOADS = Path.of("../functions/src/test/resources/payloads");
    private static final List<String> TEXTS =
            List.of(NAME, MAIL, NAME + ", 7 Made Lane, " + PHONE, NAME + " paid by " + CARD + ", cvc 187");

    /// What would give one away, in small letters and without what stands between digits.
    private static final List<String> TRACES = List.of("zq7x", "7700900187", CARD.replace(" ", ""), "made lane");

    /// What a sample says it is an event of, where it is an object by itself.
    private static final Map<String, String> EVENTS = Map.of(
            "charge", "charge.succeeded",
            "dispute", "charge.dispute.created",
            "payment_intent", "payment_intent.succeeded",
            "refund", "refund.updated");

    private Canaries() {}

    /// A body to be delivered.
    ///
    /// @param name of the sample, and what was planted
    record Planted(String name, String gateway, Json body) {
        /// With an event id of its own, if it has one: else it would be a repeat, and not be stored.
        Planted numbered(int number) {
            var members = new LinkedHashMap<>(body.members());
            members.computeIfPresent(
                    "id", (_, id) -> id.text().orElse("").startsWith("evt_") ? Json.of("evt_made" + number) : id);
            return new Planted(name, gateway, body instanceof Json.Fields ? new Json.Fields(members) : body);
        }
    }

    /// Whether any is in the text.
    static boolean isTraceIn(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("(?<=\\d)[ .-]{1,3}(?=\\d)", "");
        return TRACES.stream().anyMatch(plain::contains);
    }

    /// Every sample, with canaries in every field: in all at once, which nobody understands; in all but those that
    /// are kept; and in each of those by itself.
    static Stream<Planted> planted() {
        return samples().flatMap(Canaries::planted);
    }

    /// What is kept gets a name, for an id is kept as it is, whatever else it looks like.
    private static Stream<Planted> planted(Planted sample) {
        var kept = kept(sample);
        var everywhere = plant(sample.body(), "", Canaries::any);
        var elsewhere =
                plant(withPeople(sample.body()), "", (path, value) -> kept.contains(path) ? value : any(path, value));
        var each = kept.stream().map(one -> named(sample.body(), one));
        return Stream.concat(Stream.of(everywhere, elsewhere), each)
                .map(body -> new Planted(sample.name(), sample.gateway(), body));
    }

    private static Stream<Planted> samples() {
        try (var files = Files.walk(PAYLOADS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(Canaries::sample);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private static Planted sample(Path file) {
        try {
            var gateway = file.startsWith(PAYLOADS.resolve("stripe")) ? "stripe" : "olepay";
            var body = Json.parse(Files.readAllBytes(file));
            var type = EVENTS.getOrDefault(body.at("object").text().orElse(""), "");
            return new Planted(file.getFileName().toString(), gateway, type.isEmpty() ? body : event(type, body));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Json event(String type, Json about) {
        return Json.object("id", "evt_made", "object", "event", "type", type, "data", Json.object("object", about));
    }

    /// The paths of what is kept of a sample that is understood, also of what is empty in it; none of others.
    private static Set<String> kept(Planted sample) {
        var kept = new TreeSet<>(keptNow(sample));
        if (!kept.isEmpty()) {
            var empty = new TreeSet<String>();
            plant(sample.body(), "", (path, value) -> {
                if (!value.exists()) {
                    empty.add(path);
                }
                return value;
            });
            empty.stream()
                    .filter(path -> {
                        var filled = keptNow(new Planted("", sample.gateway(), named(sample.body(), path)));
                        return filled.isEmpty() || filled.contains(path);
                    })
                    .forEach(kept::add);
        }
        return kept;
    }

    private static Set<String> keptNow(Planted sample) {
        var paths = new TreeSet<String>();
        if (read(sample, Instant.now()) instanceof Reading.Trusted trusted) {
            plant(trusted.kept().document(), "", (path, value) -> {
                paths.add(path);
                return value;
            });
        }
        return paths;
    }

    private static Json named(Json document, String where) {
        return plant(
                document,
                "",
                (path, value) -> path.equals(where) && !(value instanceof Json.Numeral) ? Json.of(NAME) : value);
    }

    static Reading read(Planted planted, Instant at) {
        byte[] body = bytes(planted);
        var delivery = new Delivery(planted.gateway(), headers(planted, at, MESSAGE), body, at);
        return Gateways.named(planted.gateway()).orElseThrow().read(delivery, List.of(secret(planted)));
    }

    static byte[] bytes(Planted planted) {
        return planted.body().write().getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, String> headers(Planted planted, Instant at, String id) {
        var secrets = List.of(secret(planted));
        return planted.gateway().equals("stripe")
                ? Map.of(StripeSignature.HEADER, StripeSignature.header(secrets, at, bytes(planted)))
                : StandardWebhooks.headers(secrets, id, at, bytes(planted));
    }

    private static String secret(Planted planted) {
        return planted.gateway().equals("stripe") ? ProductStack.STRIPE_SECRET : ProductStack.OLEPAY_SECRET;
    }

    /// The document with other values.
    ///
    /// @param plant what stands at a path (names with points between them) in the place of a value
    private static Json plant(Json document, String path, BiFunction<String, Json, Json> plant) {
        return switch (document) {
            case Json.Fields(var members) -> {
                Map<String, Json> planted = new LinkedHashMap<>();
                members.forEach((name, value) ->
                        planted.put(name, plant(value, path.isEmpty() ? name : path + "." + name, plant)));
                yield new Json.Fields(planted);
            }
            case Json.Items(var elements) ->
                new Json.Items(elements.stream()
                        .map(element -> plant(element, path, plant))
                        .toList());
            case Json.Numeral _, Json.Text _, Json.Null _, Json.Truth _ -> plant.apply(path, document);
        };
    }

    /// A card's number in the place of a number, words in that of words and of nothing.
    private static Json any(String path, Json value) {
        return switch (value) {
            case Json.Truth _ -> value;
            case Json.Numeral _ -> Json.of(Long.parseLong(CARD.replace(" ", "")));
            default -> Json.of(TEXTS.get(Math.floorMod(path.hashCode(), TEXTS.size())));
        };
    }

    /// What gateways may add at any time: people, in the body and in what it is about.
    private static Json withPeople(Json body) {
        var people = Json.object(
                "name",
                "x",
                "email",
                "x",
                "message",
                "x",
                "metadata",
                Json.object("x", "x"),
                "shipping",
                Json.object("address", Json.object("line1", "x"), "phone", "x"));
        var both = new LinkedHashMap<>(people.members());
        both.putAll(body.members());
        both.computeIfPresent("data", (_, data) -> withPeople(data));
        both.computeIfPresent("object", (_, about) -> about instanceof Json.Fields ? withPeople(about) : about);
        return new Json.Fields(both);
    }

    /// Made up: zeros, a number for the eye, and the digit that Luhn's sum asks for.
    private static String card() {
        for (int last = 0; last < 10; last++) {
            var digits = "40000000000187" + "0" + last;
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) {
                int digit = digits.charAt(digits.length() - 1 - i) - '0';
                sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            if (sum % 10 == 0) {
                return digits.replaceAll("(.{4})(?!$)", "$1 ");
            }
        }
        throw new IllegalStateException("one of ten digits always fits");
    }
}
