package dev.anxin.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.PartnerEvent;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import dev.anxin.ledger.Charge;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.News;
import dev.anxin.local.simulator.protocol.Callback;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a gateway makes of deliveries that are genuine.
final class BelievingClauses {
    private BelievingClauses() {}

    static Stream<Clause> all() {
        return Stream.concat(whatTheySay(), howeverTheyLook());
    }

    private static Stream<Clause> whatTheySay() {
        return Stream.of(
                new Clause(
                        "acknowledges every event that it knows",
                        party -> assertThat(party.callbacks())
                                .allSatisfy(callback ->
                                        assertThat(status(party.read(callback))).isBetween(200, 299))),
                new Clause(
                        "says of some event that the amount was paid, if its signature proves it; else only hints",
                        BelievingClauses::saysWhatIsProved),
                new Clause(
                        "names the payment by the reference that its merchant registers, or by an id that it says is another"
                                + " of it",
                        party -> assertThat(party.news())
                                .allSatisfy(callback -> assertThat(facts(party, callback))
                                        .extracting(Fact::payment)
                                        .isSubsetOf(party.payments()))),
                new Clause(
                        "gives each event an id of its own",
                        party -> assertThat(party.news().stream()
                                        .map(callback -> facts(party, callback)
                                                .getFirst()
                                                .id()))
                                .doesNotHaveDuplicates()),
                new Clause(
                        "gives an event that is sent again the same id, if its signature proves which it is",
                        BelievingClauses::sameId),
                new Clause("reads the same again from what is kept of it", BelievingClauses::readsAgain),
                new Clause(
                        "keeps a digest of the body, and no signature",
                        party -> assertThat(party.news()).allSatisfy(callback -> {
                            var kept = party.trusted(callback).kept();
                            assertThat(kept.sha256()).matches("[0-9a-f]{64}");
                            assertThat(callback.headers().values().stream().filter(value -> value.length() > 40))
                                    .noneMatch(kept.document().write()::contains);
                        })),
                new Clause(
                        "keeps a name of the key that signed it, and no part of it",
                        party -> assertThat(party.news()).allSatisfy(callback -> {
                            var name = party.trusted(callback).kept().key();
                            assertThat(name).matches("[0-9a-f]{8}");
                            assertThat(party.allSecrets()).noneMatch(secret -> secret.contains(name));
                        })),
                new Clause("reads nothing of what is kept and is of another form", BelievingClauses::readsOddNotices),
                new Clause(
                        "says the same of an event under the same id if it puts it on an event bus, where it puts any",
                        BelievingClauses::saysTheSameOnAnEventBus));
    }

    private static void saysWhatIsProved(ContractParty party) {
        var said = party.news().stream()
                .flatMap(callback -> facts(party, callback).stream())
                .flatMap(fact -> fact.news().stream())
                .map(News::undated)
                .toList();
        if (party.words().signatureRule().provesBody()) {
            assertThat(said).anyMatch(news -> isPaid(party, news));
        } else {
            assertThat(said).isNotEmpty().allMatch(News.Hinted.class::isInstance);
        }
    }

    /// In one sum, or as a capture of its own.
    private static boolean isPaid(ContractParty party, News news) {
        return switch (news) {
            case News.Paid paid -> paid.equals(new News.Paid(party.price(), ContractParty.AMOUNT));
            case News.CaptureReported reported ->
                reported.status() == Charge.Capture.Status.SUCCEEDED
                        && reported.asked().equals(party.price())
                        && reported.amount() == ContractParty.AMOUNT;
            default -> false;
        };
    }

    private static void sameId(ContractParty party) {
        for (var event : party.words().events()) {
            var occurrence = party.occurrence(event, "again");
            var body = party.words().body(occurrence);
            var first = party.words().sign(occurrence.id(), body, party.keys().signs(), ContractParty.AT);
            var provesBody = party.words().signatureRule().provesBody();
            var later = provesBody ? ContractParty.AT.plusSeconds(30) : ContractParty.AT;
            var second = party.words().sign(occurrence.id(), body, party.keys().signs(), later);
            if (party.read(first) instanceof Reading.Trusted(var facts, var _, var _)) {
                assertThat(facts(party, second))
                        .extracting(Fact::id)
                        .isEqualTo(facts.stream().map(Fact::id).toList());
            }
        }
    }

    private static void readsAgain(ContractParty party) {
        for (var callback : party.news()) {
            var trusted = party.trusted(callback);
            var fact = trusted.facts().getFirst();
            var kept = Json.parse(trusted.kept().document().write());
            var notice = new Notice(
                    ContractParty.ACCOUNT, fact.id(), kept, trusted.kept().signedAt(), ContractParty.AT);
            assertThat(party.gateway().meaning(notice)).isEqualTo(new Meaning.Known(trusted.facts()));
        }
    }

    private static void readsOddNotices(ContractParty party) {
        for (var odd :
                List.of("null", "[]", "{}", "1", "\"x\"", "{\"type\":7}", "{\"data\":[]}", "{\"resource\":\"x\"}")) {
            var notice = new Notice(ContractParty.ACCOUNT, "id", Json.parse(odd), Instant.EPOCH, ContractParty.AT);
            assertThat(party.gateway().meaning(notice)).as(odd).isInstanceOf(Meaning.Stray.class);
        }
    }

    private static void saysTheSameOnAnEventBus(ContractParty party) {
        var source = party.gateway().eventSources();
        for (var callback : party.news()) {
            var body = source.map(_ -> Json.parse(callback.body())).orElse(Json.Null.NULL);
            var event = new PartnerEvent(source.orElse("") + "made", ContractParty.AT, body, ContractParty.AT);
            var facts = party.gateway()
                    .read(ContractParty.ACCOUNT, event)
                    .map(believed ->
                            believed instanceof Reading.Trusted(var told, var _, var _) ? told : List.<Fact>of());
            assertThat(facts).isEqualTo(source.map(_ -> facts(party, callback)));
        }
    }

    private static Stream<Clause> howeverTheyLook() {
        return Stream.of(
                new Clause(
                        "believes headers in capitals",
                        party -> believed(party, callback -> named(callback, name -> name.toUpperCase(Locale.ROOT)))),
                new Clause(
                        "believes headers in small letters",
                        party -> believed(party, callback -> named(callback, name -> name.toLowerCase(Locale.ROOT)))),
                new Clause(
                        "believes a delivery with headers that it does not know",
                        party -> believed(party, callback -> {
                            var headers = new LinkedHashMap<>(callback.headers());
                            headers.put("x-forwarded-for", "192.0.2.1");
                            return ContractParty.with(callback, headers);
                        })),
                new Clause(
                        "believes the new key while the old one lives",
                        party -> assertThat(party.news()).allSatisfy(callback -> {
                            var other = party.strangers().verifies();
                            assertThat(party.read(
                                            callback, both(other, party.keys().verifies())))
                                    .isInstanceOf(Reading.Trusted.class);
                            assertThat(party.read(callback, both(party.keys().verifies(), other)))
                                    .isInstanceOf(Reading.Trusted.class);
                        })),
                new Clause(
                        "passes over a secret that cannot be used",
                        party -> assertThat(party.read(
                                        party.news().getFirst(),
                                        both(List.of(" "), party.keys().verifies())))
                                .isInstanceOf(Reading.Trusted.class)),
                new Clause("explains what it believes, and names no secret", party -> {
                    var lines = party.gateway()
                            .explain(
                                    party.delivery(
                                            party.news().getFirst(),
                                            party.keys().verifies(),
                                            ContractParty.AT),
                                    party.keys().verifies());
                    assertThat(lines.getFirst()).startsWith("trusted");
                    assertThat(party.allSecrets()).noneMatch(String.join("\n", lines)::contains);
                }));
    }

    private static void believed(ContractParty party, UnaryOperator<Callback> change) {
        assertThat(party.news())
                .allSatisfy(callback ->
                        assertThat(facts(party, change.apply(callback))).isEqualTo(facts(party, callback)));
    }

    private static Callback named(Callback callback, UnaryOperator<String> change) {
        var headers = new LinkedHashMap<String, String>();
        callback.headers().forEach((name, value) -> headers.put(change.apply(name), value));
        return ContractParty.with(callback, headers);
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Fact> facts(ContractParty party, Callback callback) {
        return party.trusted(callback).facts();
    }

    private static int status(Reading reading) {
        return switch (reading) {
            case Reading.Trusted trusted -> trusted.answer().status();
            case Reading.Ignored ignored -> ignored.answer().status();
            case Reading.Rejected rejected -> rejected.answer().status();
            case Reading.Several several -> several.answer().status();
        };
    }
}
