package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.payment.Money;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.world.Accounts;
import dev.anxin.simulation.world.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What people and gateways will do, before any of it happens.
///
/// @param name of the scenario
/// @param accounts what they are like
/// @param payments of the one order
/// @param cues in any order
/// @param gateways how they behave
/// @param weather how much goes wrong on the way, by chance
/// @param rest when the sweep does not run
/// @param troubles how long anything goes wrong
public record Plan(
        String name,
        Map<String, Accounts.Own> accounts,
        List<Pay> payments,
        List<Deed.Cue> cues,
        Gateways gateways,
        Weather weather,
        Rest rest,
        Duration troubles) {
    /// The only one there is.
    public static final String ORDER = "order-1";

    public Plan {
        accounts = Map.copyOf(accounts);
        payments = List.copyOf(payments);
        cues = List.copyOf(cues);
    }

    /// One payment of the order.
    ///
    /// @param wrong what its gateway does wrong with it
    public record Pay(String account, Money price, List<Fault> wrong) {
        public Pay {
            wrong = List.copyOf(wrong);
        }
    }

    /// @param lag how long they do not show a refund that was made
    /// @param mute the share of refunds that they make and never answer for
    public record Gateways(Duration lag, double mute) {
        public static final Gateways CANDID = new Gateways(Duration.ZERO, 0);
    }

    /// Whether events are brought to the shop's own server.
    public boolean hasShopsServer() {
        return accounts.values().stream().anyMatch(Accounts.Own::events);
    }

    public Plan with(List<Deed.Cue> other) {
        return new Plan(name, accounts, payments, other, gateways, weather, rest, troubles);
    }

    public Plan paying(List<Pay> other) {
        return new Plan(name, accounts, other, cues, gateways, weather, rest, troubles);
    }

    public Plan in(Weather other) {
        return new Plan(name, accounts, payments, cues, gateways, other, rest, troubles);
    }
}
