package dev.anxin.function.config;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.EventOwner;
import dev.anxin.gateway.Gateway;
import dev.anxin.gateway.PartnerEvent;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import dev.anxin.ledger.Fact;
import dev.anxin.payment.PaymentKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How callbacks of one account are verified, and whose events it takes: its entry in the verifying document.
///
/// @param secrets those of the entry that are texts; one that cannot be used verifies nothing
public record CallbackVerifier(Gateway gateway, List<String> secrets, EventOwner owner) {
    /// @return empty if the document has no such account
    /// @throws Unreadable if its entry is not what docs/operations describes; it names what is wrong
    public static Optional<CallbackVerifier> find(Json document, String account) {
        var entry = document.at(account);
        return entry.exists() ? Optional.of(read(account, entry)) : Optional.empty();
    }

    /// What the delivery says to this account. News of another one's is believed of nobody: it is kept as a stray,
    /// and acknowledged, for sending it again would not change it.
    public Reading own(Delivery delivery) {
        return own(gateway.read(delivery, secrets, owner));
    }

    /// What an event of an event bus says to this account, whose event source it came by.
    ///
    /// @return empty if its gateway puts no events on event buses
    public Optional<Reading.Believed> own(String account, PartnerEvent partnerEvent) {
        return gateway.read(account, partnerEvent).map(this::own);
    }

    private Reading own(Reading reading) {
        return switch (reading) {
            case Reading.Believed believed -> own(believed);
            case Reading.Several(var parts, var answer) ->
                new Reading.Several(parts.stream().map(this::own).toList(), answer);
            case Reading.Rejected _ -> reading;
        };
    }

    private Reading.Believed own(Reading.Believed believed) {
        return switch (believed) {
            case Reading.Trusted trusted ->
                gateway.foreign(trusted.kept().document(), owner)
                        .<Reading.Believed>map(why -> stray(trusted, why))
                        .orElse(trusted);
            case Reading.Ignored _ -> believed;
        };
    }

    /// Which payments a delivery names that was rejected: see [Gateway#named].
    public List<PaymentKey> named(Delivery rejected) {
        return gateway.named(rejected, secrets);
    }

    /// The delivery with what stands at the address that its gateway lets it name.
    public Delivery withCertificate(Delivery delivery, CertificateCache certificates) {
        return gateway.certificate(delivery, secrets)
                .flatMap(certificates::at)
                .map(delivery::with)
                .orElse(delivery);
    }

    private Reading.Believed stray(Reading.Trusted trusted, String why) {
        var event = trusted.facts().stream().map(Fact::id).findFirst().orElse("none");
        var problem = "the event is another's: it is " + why;
        return new Reading.Ignored(event, problem, gateway.answerToStray(problem), trusted.kept());
    }

    static CallbackVerifier read(String account, Json entry) {
        try {
            var gateway = Gateways.named(entry.needText("gateway"))
                    .orElseThrow(() -> new BadJson("'gateway' is none that is known: " + Gateways.names()));
            EventSources.problem(gateway, entry).ifPresent(problem -> {
                throw new BadJson(problem);
            });
            return new CallbackVerifier(gateway, AccountSecrets.of(entry), owner(gateway, entry));
        } catch (BadJson otherForm) {
            throw new Unreadable("the entry of account " + account, otherForm);
        }
    }

    private static EventOwner owner(Gateway gateway, Json entry) {
        var mode = entry.at("mode").exists() ? entry.needText("mode") : EventOwner.LIVE.mode();
        var account = entry.at("connectedAccount").exists() ? entry.needText("connectedAccount") : "";
        var ids = gateway.ownerFields().stream().collect(Collectors.toUnmodifiableMap(field -> field, entry::needText));
        var owner = switch (mode) {
            case "live" -> new EventOwner(true, account, ids);
            case "test" -> new EventOwner(false, account, ids);
            default -> throw new BadJson("'mode' is neither live nor test");
        };
        gateway.ownerProblem(owner).ifPresent(problem -> {
            throw new BadJson(problem);
        });
        return owner;
    }
}
