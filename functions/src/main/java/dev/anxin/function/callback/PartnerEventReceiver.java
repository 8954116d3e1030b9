package dev.anxin.function.callback;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Document;
import dev.anxin.function.config.CallbackVerifier;
import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.config.EventSources;
import dev.anxin.function.runtime.MetricsClock;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.gateway.PartnerEvent;
import dev.anxin.gateway.Reading;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.List;
import java.util.Optional;

/// Hears what gateways put on an event bus. Its envelope names no account of ours, but the event source, which accounts
/// name in the verifying document.
public record PartnerEventReceiver(Document verify, CallbackRecorder callbackRecorder, MetricsClock metricsClock) {
    /// @param accounts those that name its source; at least one
    public record Addressed(PartnerEvent partnerEvent, List<String> accounts) {
        public Addressed {
            accounts = List.copyOf(accounts);
        }
    }

    /// What it says to one of them.
    private record Heard(String account, Reading.Believed believed) {}

    /// @param envelope as EventBridge writes it
    /// @throws BadJson if it is none
    /// @throws Unreadable if no account names its source: it may be money, so a person has to say whose it is
    public Addressed read(String envelope) {
        var event = partnerEvent(Json.parse(envelope));
        var known = EventSources.accounts(verify.content(), event.source());
        var accounts = known.isEmpty() ? EventSources.accounts(verify.again(), event.source()) : known;
        if (accounts.isEmpty()) {
            throw new Unreadable("no account has the event source " + event.source());
        }
        return new Addressed(event, accounts);
    }

    private PartnerEvent partnerEvent(Json envelope) {
        if (!(envelope.at("detail") instanceof Json.Fields detail)) {
            throw new BadJson("'detail' is missing or is no object");
        }
        return new PartnerEvent(envelope.needText("source"), envelope.needInstant("time"), detail, metricsClock.now());
    }

    /// Whoever takes it as its own has it. If nobody does it is a stray of the first.
    ///
    /// @throws Unreadable if it may be an account's whose entry cannot be read now: then it has to come again
    public void receive(Addressed addressed) {
        var event = addressed.partnerEvent();
        var heard = addressed.accounts().stream()
                .flatMap(account -> heard(account, event).stream())
                .toList();
        var own = heard.stream()
                .filter(one -> one.believed() instanceof Reading.Trusted)
                .findFirst();
        if (own.isEmpty() && heard.size() < addressed.accounts().size()) {
            throw new Unreadable("an account that has the event source " + event.source() + " cannot be read");
        }
        own.or(() -> heard.stream().findFirst())
                .ifPresent(one -> callbackRecorder.record(one.believed(), one.account(), event.at()));
    }

    private Optional<Heard> heard(String account, PartnerEvent event) {
        try {
            return CallbackVerifier.find(verify.content(), account)
                    .flatMap(verifier -> verifier.own(account, event))
                    .map(believed -> new Heard(account, believed));
        } catch (Unreadable wrong) {
            var problem = PaymentGuard.reason(wrong);
            metricsClock.metrics().countOverall(ConfigurationCheck.METRIC, account, "unreadable", "problem", problem);
            return Optional.empty();
        }
    }
}
