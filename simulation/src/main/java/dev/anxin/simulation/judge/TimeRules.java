package dev.anxin.simulation.judge;

import dev.anxin.json.Json;
import dev.anxin.ledger.Message;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.local.simulator.books.PayMethod.Kind;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.PaymentKey;
import dev.anxin.simulation.story.Plan;
import dev.anxin.simulation.world.History;
import dev.anxin.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Nobody who waits is told a time that is known to be too short: by how long others waited, or because it is over.
///
/// @param history of its account
/// @param begun when its customer began to pay by card after a slip or a debit, by the gateway's books: nobody waits
///     for a card since the slip. Long past if none did
/// @param skew how far clocks are wrong
record TimeRules(History history, Instant begun, Duration skew) {
    static TimeRules of(World world, Plan plan, PaymentKey payment) {
        var begun = world.gateway(payment.account())
                .find(payment.reference())
                .filter(there ->
                        there.method().kind() == Kind.CARD && there.method().isNamed())
                .flatMap(there -> there.at(Status.PROCESSING))
                .orElse(Instant.MIN);
        return new TimeRules(
                world.history(payment.account()), begun, plan.weather().skew());
    }

    /// How long a customer has been waiting at least.
    ///
    /// @param heard when we first heard of the customer
    Duration waited(Instant heard, Instant now) {
        return Duration.between(heard.isBefore(begun) ? begun : heard, now).minus(skew.multipliedBy(2));
    }

    /// @param waited how long this customer has been waiting at least
    /// @return what is wrong with it
    Optional<String> wrong(Json notification, String purpose, Ladder ladder, Duration waited) {
        var parameters = notification.at("parameters");
        var usual = seconds(parameters, "usualSeconds");
        var likely = seconds(parameters, "likelySeconds");
        if (usual.isZero() && likely.isZero()) {
            return Optional.empty();
        }
        if (!(Message.parse(purpose).orElse(null) instanceof Message.Waiting(var stage))) {
            return notification.needText("template").equals("debit-begun")
                    ? tooShort(usual, likely, "debit", Duration.ZERO)
                    : Optional.of("who does not wait is told how long it takes");
        }
        if (likely.compareTo(waited) < 0) {
            return Optional.of("told " + likely + " after " + waited);
        }
        return tooShort(usual, likely, "instant", ladder.startOf(stage));
    }

    private Optional<String> tooShort(Duration usual, Duration likely, String methodClass, Duration longerThan) {
        var half = history.within(50, methodClass, longerThan);
        var most = history.within(90, methodClass, longerThan);
        var right = likely.compareTo(most) >= 0 && (usual.isZero() || usual.compareTo(half) >= 0);
        return right
                ? Optional.empty()
                : Optional.of("told " + usual + ", nine of ten " + likely + ", and others took " + half + ", " + most);
    }

    /// An older copy of the function says none.
    private static Duration seconds(Json parameters, String name) {
        return Duration.ofSeconds(parameters.at(name).whole().orElse(0L));
    }
}
