package dev.anxin.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.failure.Catalogue;
import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.config.ConfigurationCheck.Kind;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import dev.anxin.payment.PaymentKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a gateway says of itself, and of its accounts' configuration.
final class ConfigurationClauses {
    private ConfigurationClauses() {}

    static Stream<Clause> all() {
        return Stream.concat(ofItself(), ofSecrets());
    }

    private static Stream<Clause> ofItself() {
        return Stream.of(
                new Clause(
                        "has a name that an account can have",
                        party -> assertThat(PaymentKey.isAccount(party.gateway().name()))
                                .isTrue()),
                new Clause(
                        "is called by its simulator as by itself",
                        party -> assertThat(party.words().gateway())
                                .isEqualTo(party.gateway().name())),
                new Clause(
                        "says what its signature covers",
                        party -> assertThat(party.words().signatureRule()).isNotNull()),
                new Clause(
                        "names the codes of failures that the catalogue knows",
                        party -> assertThat(party.words().declineCodes())
                                .isNotEmpty()
                                .allMatch(
                                        code -> Catalogue.advice(party.gateway().name(), code)
                                                .known())),
                new Clause(
                        "is paid in a currency of ISO 4217",
                        party -> assertThat(party.price().currency()).matches("[A-Z]{3}")),
                new Clause(
                        "sends again what was not acknowledged, and says how long it waits",
                        party -> assertThat(party.words().redelivery())
                                .isNotEmpty()
                                .noneMatch(wait -> wait.isNegative())),
                new Clause(
                        "gives a delivery to rehearse with",
                        party -> assertThat(party.gateway().rehearsal(ContractParty.AT))
                                .isPresent()),
                new Clause("believes what it rehearses with", ConfigurationClauses::rehearses),
                new Clause(
                        "remembers a refund's key for some time",
                        party -> assertThat(party.gateway().refundKeyLife()).isPositive()));
    }

    private static void rehearses(ContractParty party) {
        var sample = party.gateway().rehearsal(ContractParty.AT).orElseThrow();
        var bare = new Delivery(
                ContractParty.ACCOUNT,
                sample.headers(),
                sample.body().getBytes(StandardCharsets.UTF_8),
                ContractParty.AT);
        var delivery = party.gateway()
                .certificate(bare, sample.secrets())
                .map(address -> bare.with(
                        sample.certificates().getOrDefault(address, "").getBytes(StandardCharsets.UTF_8)))
                .orElse(bare);
        var owner = new EventOwner(true, "", sample.owner());
        var reading = party.gateway().read(delivery, sample.secrets(), owner);
        assertThat(reading).isInstanceOf(Reading.Trusted.class);
        assertThat(party.gateway().foreign(((Reading.Trusted) reading).kept().document(), owner))
                .isEmpty();
        assertThat(party.gateway().read(delivery, party.keys().verifies(), owner))
                .as("with other keys")
                .isInstanceOf(Reading.Rejected.class);
    }

    private static Stream<Clause> ofSecrets() {
        return Stream.of(
                new Clause(
                        "finds nothing wrong with its own verifying keys",
                        party -> assertThat(party.keys().verifies())
                                .allMatch(secret ->
                                        party.gateway().secretProblem(secret).isEmpty())),
                new Clause(
                        "says that a blank is no key",
                        party -> assertThat(party.gateway().secretProblem(" ")).isNotEmpty()),
                new Clause(
                        "needs nothing beside its own verifying keys",
                        party -> assertThat(party.gateway()
                                        .secretForms()
                                        .missingToVerify(party.keys().verifies()))
                                .isEmpty()),
                new Clause(
                        "needs nothing beside its own calling keys",
                        party -> assertThat(party.gateway().secretForms().missingToCall(party.callSecrets()))
                                .isEmpty()),
                new Clause(
                        "has its own account's entry of what verifies pass the check",
                        party -> assertThat(problems(
                                        Kind.VERIFY,
                                        party.verifying(party.keys().verifies())))
                                .isEmpty()),
                new Clause(
                        "has its own account's entry of what calls pass the check",
                        party -> assertThat(problems(
                                        Kind.CALL,
                                        Json.object(
                                                "gateway",
                                                party.gateway().name(),
                                                "secrets",
                                                Json.array(party.callSecrets().stream()))))
                                .isEmpty()),
                new Clause(
                        "has every field by which it knows its owner given by its simulator",
                        party -> assertThat(party.words().owner().keySet())
                                .containsExactlyInAnyOrderElementsOf(
                                        party.gateway().ownerFields())),
                new Clause("misses an owner's field that an entry does not have", ConfigurationClauses::missesFields),
                new Clause("tells another owner's events from its own", ConfigurationClauses::tellsOwners),
                new Clause("tells them by each field that it names, alone", ConfigurationClauses::tellsByEachField));
    }

    private static Map<String, List<String>> problems(Kind kind, Json entry) {
        return ConfigurationCheck.of(kind, Json.object(ContractParty.ACCOUNT, entry));
    }

    private static void missesFields(ContractParty party) {
        for (var field : party.gateway().ownerFields()) {
            var entry =
                    new LinkedHashMap<>(party.verifying(party.keys().verifies()).members());
            entry.remove(field);
            assertThat(problems(Kind.VERIFY, new Json.Fields(entry))).as(field).isNotEmpty();
        }
    }

    private static void tellsByEachField(ContractParty party) {
        var own = party.words().owner();
        for (var field : party.gateway().distinguishingFields()) {
            var ids = new LinkedHashMap<>(own);
            ids.replace(field, "another");
            var other = new EventOwner(field.equals("mode"), field.equals("connectedAccount") ? "another" : "", ids);
            assertThat(party.news())
                    .as(field)
                    .anySatisfy(callback -> assertThat(party.gateway()
                                    .foreign(party.trusted(callback).kept().document(), other))
                            .isPresent());
        }
    }

    private static void tellsOwners(ContractParty party) {
        var callback = party.news().getFirst();
        var kept = party.trusted(callback).kept().document();
        assertThat(party.gateway()
                        .foreign(kept, new EventOwner(false, "", party.words().owner())))
                .as("its own")
                .isEmpty();
        var others = new LinkedHashMap<String, String>();
        party.gateway().ownerFields().forEach(field -> others.put(field, "another"));
        assertThat(party.gateway()
                        .foreign(kept, new EventOwner(false, "", others))
                        .isPresent())
                .as("another's")
                .isEqualTo(!others.isEmpty());
    }
}
