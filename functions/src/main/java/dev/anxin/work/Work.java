package dev.anxin.work;

import dev.anxin.ledger.Dispute;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Refund;
import dev.anxin.ledger.Review;
import dev.anxin.payment.Ladder.Stage;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What people have to do about a payment, or may want to watch: the one list in which it stands, and since when. A
/// payment that goes well has none in all its life, so that its list costs it nothing.
///
/// @param open whether a person is called for; else one has looked, or nobody need
/// @param at what the list is sorted by: since when it is so; of disputes, until when they can be answered
public record Work(Kind kind, boolean open, Instant at) {

    /// From the list that presses most to the one that presses least. A payment stands in the first that it fits.
    public enum Kind {
        /// A bank waits for evidence, and says until when.
        DISPUTED("disputed"),
        /// What the gateway said is not applied.
        QUARANTINED("quarantined"),
        /// There is no outcome of the payment or of a refund, and the machine has done what it can.
        STUCK("stuck"),
        /// Anything else for which a person is needed.
        REVIEW("review"),
        /// A customer waits longer than most have to.
        WAITING("waiting"),
        /// Money is on its way back.
        REFUNDING("refunding");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As the API has it: `refunding`.
        public String word() {
            return word;
        }
    }

    private static final Set<Review> STUCK =
            EnumSet.of(Review.HANDED_OVER, Review.CHECKS_EXHAUSTED, Review.REFUND_UNCERTAIN, Review.REFUND_STUCK);

    /// Empty where nothing is to be done, as of a payment that goes well.
    public static Optional<Work> of(PaymentState state) {
        if (!state.summary().isRegistered()) {
            return Optional.empty();
        }
        var open = state.review();
        var standing = Review.standing(state);
        return Stream.of(Kind.values())
                .flatMap(kind -> at(kind, state, standing, open.values()).stream()
                        .map(at -> new Work(kind, !open.isEmpty(), within(state, at))))
                .findFirst();
    }

    private static Optional<Instant> at(
            Kind kind, PaymentState state, Map<Review, Instant> standing, Collection<Instant> open) {
        return switch (kind) {
            case DISPUTED -> deadline(state);
            case QUARANTINED -> Optional.ofNullable(standing.get(Review.QUARANTINED));
            case STUCK ->
                first(standing.entrySet().stream()
                        .filter(reason -> STUCK.contains(reason.getKey()))
                        .map(Map.Entry::getValue));
            case REVIEW -> first(open.stream());
            case WAITING -> waitingSince(state);
            case REFUNDING ->
                first(state.summary().refunds().values().stream()
                        .filter(Refund::isRunning)
                        .map(Refund::since));
        };
    }

    private static Optional<Instant> deadline(PaymentState state) {
        return first(state.summary().disputes().values().stream()
                .filter(dispute -> dispute.isOpen() || dispute.isInquiry())
                .map(Dispute::dueBy)
                .filter(dueBy -> dueBy.isAfter(Instant.MIN)));
    }

    /// Whoever was told nothing yet is still where most customers are.
    private static Optional<Instant> waitingSince(PaymentState state) {
        return state.isWaiting() && state.stage() != Stage.NONE ? state.waitingSince() : Optional.empty();
    }

    private static Optional<Instant> first(Stream<Instant> times) {
        return times.min(Instant::compareTo);
    }

    /// What has no time of its own began with the payment.
    private static Instant within(PaymentState state, Instant at) {
        var registered = state.summary().registration().at();
        return at.equals(Instant.MIN) || at.equals(Instant.MAX) ? registered : at;
    }
}
