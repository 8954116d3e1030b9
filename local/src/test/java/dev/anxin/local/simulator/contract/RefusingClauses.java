package dev.anxin.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Reading;
import dev.anxin.local.simulator.protocol.Callback;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What a gateway makes of deliveries that are not genuine, or not to be read.
final class RefusingClauses {
    private static final List<String> ODD =
            List.of("", " ", ",", "=", "v1,", "\u0000", "a".repeat(5_000), "\u5b89", "-1");

    private static final List<String> HOSTILE = List.of(
            "", "{", "null", "[]", "{}", "1e999999999", "\uFEFF{}", "{\"type\":\"x\"}", "[".repeat(80), "a=b&c=%zz&&=");

    private RefusingClauses() {}

    static Stream<Clause> all() {
        return Stream.concat(refusals(), bounds());
    }

    private static Stream<Clause> refusals() {
        return Stream.of(
                new Clause("refuses another's signature", party -> {
                    var others = party.strangers().signs();
                    assertThat(party.words().events())
                            .allSatisfy(event -> rejected(
                                    party,
                                    party.words().callback(party.occurrence(event, ContractParty.name(event)), others),
                                    401));
                }),
                new Clause(
                        "refuses a body of which something was changed that it signs",
                        party -> each(party, callback -> {
                            var body = callback.body();
                            body[body.length / 2] ^= 1;
                            return ContractParty.with(callback, body);
                        })),
                new Clause(
                        "refuses a body that was cut off",
                        party -> each(
                                party,
                                callback -> ContractParty.with(
                                        callback, Arrays.copyOf(callback.body(), callback.body().length / 2)))),
                new Clause("refuses the body of another delivery", RefusingClauses::otherBody),
                new Clause(
                        "refuses a delivery without headers, if it signs one",
                        party -> each(party, callback -> ContractParty.with(callback, Map.of()))),
                new Clause(
                        "refuses an empty delivery", party -> rejected(party, new Callback(Map.of(), new byte[0]), 0)),
                new Clause(
                        "refuses all where the account has no secret",
                        party -> assertThat(party.read(party.news().getFirst(), List.of()))
                                .isInstanceOf(Reading.Rejected.class)),
                new Clause(
                        "refuses all where no secret can be used",
                        party -> assertThat(party.read(party.news().getFirst(), List.of(" ")))
                                .isInstanceOf(Reading.Rejected.class)),
                new Clause(
                        "refuses what was signed longer ago than it sends, if it signs the time",
                        party -> atTime(party, tooLate(party))),
                new Clause(
                        "refuses what is signed for tomorrow, if it signs the time",
                        party -> atTime(party, ContractParty.AT.minus(ContractParty.LONG))),
                new Clause("knows an altered delivery from the same one", RefusingClauses::ruleHolds));
    }

    private static void ruleHolds(ContractParty party) {
        var rule = party.words().signatureRule();
        var news = party.news();
        assertThat(news).allSatisfy(callback -> {
            assertThat(rule.isSame(callback, callback)).isTrue();
            assertThat(rule.isSame(callback, ContractParty.with(callback, new byte[0])))
                    .isFalse();
        });
        assertThat(news.stream().filter(other -> rule.isSame(news.getFirst(), other)))
                .hasSize(1);
    }

    private interface Change {
        Callback of(Callback genuine);
    }

    private static void each(ContractParty party, Change change) {
        var rule = party.words().signatureRule();
        assertThat(party.news()).allSatisfy(callback -> {
            var changed = change.of(callback);
            if (rule.isSame(callback, changed)) {
                assertThat(party.read(changed)).as("nothing that is signed").isInstanceOf(Reading.Trusted.class);
            } else {
                rejected(party, changed, 0);
            }
        });
    }

    /// @param status 0: any that is a refusal
    private static void rejected(ContractParty party, Callback callback, int status) {
        assertThat(party.read(callback)).isInstanceOfSatisfying(Reading.Rejected.class, refused -> {
            assertThat(refused.answer().status()).isIn(status == 0 ? List.of(400, 401) : List.of(status));
            var said = refused.answer().body() + refused.detail();
            assertThat(said).hasSizeLessThan(1_000);
            assertThat(party.allSecrets()).noneMatch(said::contains);
        });
    }

    private static void otherBody(ContractParty party) {
        var news = party.news();
        for (var callback : news) {
            for (var other : news) {
                var exchanged = ContractParty.with(callback, other.body());
                if (!party.words().signatureRule().isSame(other, exchanged)) {
                    rejected(party, exchanged, 0);
                }
            }
        }
    }

    private static Instant tooLate(ContractParty party) {
        var sendsFor = party.words().signatureRule().sendsFor();
        return ContractParty.AT.plus(sendsFor).plus(ContractParty.LONG);
    }

    private static void atTime(ContractParty party, Instant at) {
        var reading = party.read(party.news().getFirst(), party.keys().verifies(), at);
        if (party.words().signatureRule().signsTime()) {
            assertThat(reading).isInstanceOf(Reading.Rejected.class);
        } else {
            assertThat(reading).as("it cannot be told").isInstanceOf(Reading.Trusted.class);
        }
    }

    private static Stream<Clause> bounds() {
        return Stream.of(
                new Clause("throws for no header, however odd", RefusingClauses::oddHeaders),
                new Clause("throws for no body that it signed, however odd", RefusingClauses::oddBodies),
                new Clause("throws for no body that nobody signed, however odd", party -> {
                    var callback = party.news().getFirst();
                    assertThat(HOSTILE)
                            .allSatisfy(body -> rejected(party, ContractParty.with(callback, utf8(body)), 0));
                }),
                new Clause("explains what it refuses, and names no secret", party -> {
                    var lines = party.gateway()
                            .explain(
                                    party.delivery(
                                            party.news().getFirst(),
                                            party.keys().verifies(),
                                            ContractParty.AT),
                                    party.strangers().verifies());
                    assertThat(lines.getFirst()).startsWith("rejected");
                    assertThat(party.allSecrets()).noneMatch(String.join("\n", lines)::contains);
                }),
                new Clause("names the payment of a delivery that it does not believe", RefusingClauses::named),
                new Clause("names no payment of rubbish, and throws for none", RefusingClauses::namedOfRubbish));
    }

    private static void oddHeaders(ContractParty party) {
        for (var callback : party.news()) {
            for (var name : callback.headers().keySet()) {
                for (var odd : ODD) {
                    var headers = new LinkedHashMap<>(callback.headers());
                    headers.put(name, odd);
                    assertThat(party.read(ContractParty.with(callback, headers)))
                            .isNotNull();
                }
                assertThat(party.read(ContractParty.without(callback, name))).isNotNull();
            }
        }
    }

    private static void oddBodies(ContractParty party) {
        if (!party.words().signatureRule().signsAnyBytes()) {
            return;
        }
        for (var body : HOSTILE) {
            var signed = party.words().sign("odd", utf8(body), party.keys().signs(), ContractParty.AT);
            assertThat(party.read(signed))
                    .as(body)
                    .isInstanceOfSatisfying(
                            Reading.Ignored.class,
                            ignored -> assertThat(ignored.answer().status()).isBetween(200, 299));
        }
    }

    private static void named(ContractParty party) {
        for (var callback : party.news()) {
            var bare = ContractParty.with(callback, Map.of());
            var isSignedWithin = party.read(bare).isBelieved();
            var secrets = isSignedWithin ? List.<String>of() : party.keys().verifies();
            var delivery = party.delivery(bare, secrets, ContractParty.AT);
            assertThat(party.gateway().named(delivery, secrets))
                    .singleElement()
                    .satisfies(payment -> assertThat(party.payments()).contains(payment));
        }
    }

    private static void namedOfRubbish(ContractParty party) {
        for (var body : HOSTILE) {
            var delivery = party.delivery(
                    new Callback(Map.of(), utf8(body)), party.keys().verifies(), ContractParty.AT);
            assertThat(party.gateway().named(delivery, party.keys().verifies()))
                    .as(body)
                    .isEmpty();
        }
        var random = new Random(1);
        for (var callback : party.news()) {
            for (int i = 0; i < 200; i++) {
                var body = callback.body();
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                var delivery = party.delivery(
                        ContractParty.with(callback, body), party.keys().verifies(), ContractParty.AT);
                party.gateway()
                        .named(delivery, party.keys().verifies())
                        .forEach(key -> assertThat(key.account()).isEqualTo(ContractParty.ACCOUNT));
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
