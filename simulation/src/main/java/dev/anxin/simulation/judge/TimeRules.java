package dev.anxin.simulation.judge;

import dev.anxin.json.Json;
import dev.anxin.ledger.Message;
import dev.anxin.payment.Ladder;
import dev.anxin.payment.Ladder.Stage;
import dev.anxin.simulation.world.History;
import java.time.Duration;
import java.util.Optional;

/// Nobody who waits is told a time that is known to be too short: by how long others waited, or because it is over.
final class TimeRules {
    private TimeRules() {}

    /// @param waited how long this customer has been waiting at least
    /// @return what is wrong with it
    static Optional<String> wrong(Json notification, String purpose, History history, Ladder ladder, Duration waited) {
        var parameters = notification.at("parameters");
        var usual = seconds(parameters, "usualSeconds");
        var likely = seconds(parameters, "likelySeconds");
        if (usual.isZero() && likely.isZero()) {
            return Optional.empty();
        }
        if (!(Message.parse(purpose).orElse(null) instanceof Message.Waiting(var stage))) {
            return notification.needText("template").equals("debit-begun")
                    ? tooShort(usual, likely, history, "debit", Duration.ZERO)
                    : Optional.of("who does not wait is told how long it takes");
        }
        if (likely.compareTo(waited) < 0) {
            return Optional.of("told " + likely + " after " + waited);
        }
        return tooShort(usual, likely, history, "instant", reached(ladder, stage));
    }

    private static Optional<String> tooShort(
            Duration usual, Duration likely, History history, String methodClass, Duration longerThan) {
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

    private static Duration reached(Ladder ladder, Stage stage) {
        return switch (stage) {
            case NONE -> Duration.ZERO;
            case REASSURED -> ladder.reassure();
            case PROGRESS -> ladder.progress();
            case HANDED_OVER -> ladder.handOver();
        };
    }
}
