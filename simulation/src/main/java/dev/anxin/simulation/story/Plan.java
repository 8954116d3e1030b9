package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.payment.MessageTerms;
import dev.anxin.payment.Money;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.world.GatewayBehaviour;
import dev.anxin.simulation.world.Rest;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people and gateways will do, before any of it happens.
///
/// @param name of the scenario
/// @param accounts what they are like
/// @param payments of the one order
/// @param cues in any order
/// @param gatewayBehaviour how they behave
/// @param weather how much goes wrong on the way, by chance
/// @param rest when the sweep does not run
/// @param troubles how long anything goes wrong
public record Plan(
        String name,
        Map<String, WorldAccounts.Own> accounts,
        List<Pay> payments,
        List<Deed.Cue> cues,
        GatewayBehaviour gatewayBehaviour,
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
    /// @param opening how it begins
    public record Pay(String account, Money price, List<Fault> wrong, Opening opening) {
        public Pay {
            wrong = List.copyOf(wrong);
        }

        static Pay of(String account, Money price, List<Fault> wrong) {
            return new Pay(account, price, wrong, Opening.FIRST);
        }

        /// With nothing wrong at its gateway.
        public Pay fine() {
            return new Pay(account, price, List.of(), opening);
        }
    }

    /// How a payment begins at its gateway.
    public enum Opening {
        /// When it is first spoken of.
        FIRST,
        /// As a page of the gateway's, under whose id it is registered; its callbacks name another.
        PAGE,
        /// By [Deed.Open]: the shop, which gives it its id, may speak of it before.
        LATER
    }

    /// Whether events are brought to the shop's own server.
    public boolean hasShopsServer() {
        return accounts.values().stream().anyMatch(WorldAccounts.Own::events);
    }

    /// Whether this account sends its customers texts.
    public boolean texts(String account) {
        return Optional.ofNullable(accounts.get(account))
                .filter(WorldAccounts.Own::texts)
                .isPresent();
    }

    /// Whether customers get links to pages.
    boolean hasPages() {
        return cues.stream().anyMatch(cue -> cue.deed() instanceof Deed.Look);
    }

    /// Whether nothing goes wrong on the way, and every gateway is there.
    public boolean isUndisturbed() {
        return weather.calls() == 0
                && weather.remote() == 0
                && cues.stream().noneMatch(cue -> cue.deed() instanceof Deed.Outage);
    }

    /// With accounts that all write to their customers so.
    Plan writing(MessageTerms messages) {
        var others = new HashMap<String, WorldAccounts.Own>();
        accounts.forEach((account, own) -> others.put(account, own.writing(messages)));
        return new Plan(name, others, payments, cues, gatewayBehaviour, weather, rest, troubles);
    }

    public Plan with(List<Deed.Cue> other) {
        return new Plan(name, accounts, payments, other, gatewayBehaviour, weather, rest, troubles);
    }

    public Plan paying(List<Pay> other) {
        return new Plan(name, accounts, other, cues, gatewayBehaviour, weather, rest, troubles);
    }

    public Plan in(Weather other) {
        return new Plan(name, accounts, payments, cues, gatewayBehaviour, other, rest, troubles);
    }
}
