package dev.anxin.simulation.judge;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.Moment;
import dev.anxin.ledger.Summary;
import dev.anxin.local.simulator.books.GatewayDispute;
import dev.anxin.local.simulator.books.GatewayPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Since when facts say of disputes and warnings what gateways' books say of them, and that a gateway's word cannot be.
final class HeardDisputes {
    private final Map<String, List<Instant>> heard = new HashMap<>();
    private final Map<String, Instant> reviewed = new HashMap<>();
    private final Map<String, Instant> impossible = new HashMap<>();
    private final Map<String, Instant> setAside = new HashMap<>();

    /// @param fact as it is written
    void learn(String payment, Summary fact, Instant now) {
        fact.disputes().entries().forEach((id, dispute) -> note(id + dispute.status(), now));
        fact.moment(Moment.FRAUD_WARNED).ifPresent(_ -> note(payment, now));
        fact.moment(Moment.CONTRADICTED).ifPresent(_ -> impossible.put(payment, now));
        fact.moment(Moment.LIFTED).ifPresent(_ -> setAside.put(payment, now));
        fact.moment(Moment.REVIEWED).ifPresent(_ -> reviewed.put(payment, now));
    }

    private void note(String what, Instant now) {
        heard.computeIfAbsent(what, _ -> new ArrayList<>()).add(now);
    }

    /// What keeps anybody from shipping for this payment and was heard of before a time; empty if nothing. A person
    /// who has looked may have decided to ship in spite of a question or a warning.
    Optional<String> standsInTheWay(String payment, GatewayPayment there, Instant before) {
        var returns = there.returns();
        var looked = reviewed.getOrDefault(payment, Instant.MIN);
        var warned = !returns.warnings().isEmpty()
                && heard.getOrDefault(payment, List.of()).stream()
                        .anyMatch(at -> at.isBefore(before) && at.isAfter(looked))
                && returns.gone() < there.taken().minor();
        return returns.disputes().stream()
                .filter(dispute -> isKnown(dispute, before))
                .filter(dispute -> dispute.status().isWithdrawn()
                        || (dispute.status() == GatewayDispute.Status.INQUIRY
                                && dispute.changed().isAfter(looked)))
                .map(dispute -> "its dispute is " + dispute.status())
                .findFirst()
                .or(() -> warned ? Optional.of("the card network had warned of fraud") : Optional.empty())
                .or(() -> isDoubted(payment, before)
                        ? Optional.of("its gateway says what cannot be, and nobody has looked")
                        : Optional.empty());
    }

    private boolean isDoubted(String payment, Instant before) {
        var said = impossible.getOrDefault(payment, Instant.MAX);
        return said.isBefore(before)
                && setAside.getOrDefault(payment, Instant.MIN).isBefore(said);
    }

    /// Whether a fact said before that time how the dispute stands now.
    boolean isKnown(GatewayDispute dispute, Instant before) {
        return heard.getOrDefault(dispute.id() + ours(dispute.status()), List.of()).stream()
                .anyMatch(at -> at.isBefore(before) && !at.isBefore(dispute.changed()));
    }

    /// By what it is called here.
    static Dispute.Status ours(GatewayDispute.Status there) {
        return switch (there) {
            case INQUIRY -> Dispute.Status.INQUIRY;
            case OPEN -> Dispute.Status.OPEN;
            case PREVENTED -> Dispute.Status.PREVENTED;
            case CLOSED, WON -> Dispute.Status.WON;
            case LOST -> Dispute.Status.LOST;
        };
    }
}
