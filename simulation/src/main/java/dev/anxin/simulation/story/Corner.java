package dev.anxin.simulation.story;

import dev.anxin.local.simulator.Fault;
import dev.anxin.local.simulator.books.GatewayPayment.Status;
import dev.anxin.payment.Money;
import dev.anxin.simulation.fault.Weather;
import dev.anxin.simulation.schedule.Chance;
import dev.anxin.simulation.world.GatewayBehaviour;
import dev.anxin.simulation.world.Rest;
import dev.anxin.simulation.world.WorldAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One rare story as it is made up.
final class Corner {
    static final Money PRICE = new Money(1099, "CNY");
    static final Duration GRACE = Duration.ofMinutes(10);
    static final Duration A_DAY = Duration.ofDays(1);

    final Chance chance;
    final Map<String, WorldAccounts.Own> accounts = new HashMap<>();
    final List<Plan.Pay> payments = new ArrayList<>();
    final List<Deed.Cue> cues = new ArrayList<>();
    Weather weather;
    Duration troubles = A_DAY;
    GatewayBehaviour gatewayBehaviour = GatewayBehaviour.CANDID;

    Corner(Chance chance) {
        this.chance = chance;
        this.weather = Weather.usual(chance.of(List.of(0.0, 0.02, 0.06)));
    }

    Plan plan() {
        return new Plan("corner", accounts, payments, cues, gatewayBehaviour, weather, Rest.NONE, troubles);
    }

    void account(String name, Duration grace, int refundsPerHour) {
        accounts.putIfAbsent(
                name,
                new WorldAccounts.Own(grace, List.of(60, 600, 3_600), false, false, chance.hits(0.5), refundsPerHour));
    }

    /// @return its number
    int pay(String account, Duration grace, Fault... wrong) {
        account(account, grace, WorldAccounts.Own.ENOUGH);
        payments.add(Plan.Pay.of(account, PRICE, List.of(wrong)));
        return payments.size() - 1;
    }

    String either() {
        return chance.hits(0.5) ? "olepay" : "stripe";
    }

    void at(long seconds, Deed deed) {
        cues.add(deed.at(Duration.ofMillis(1_000 * seconds + chance.below(1_000))));
    }

    void succeeds(int payment, long seconds) {
        at(seconds, new Deed.Happen(payment, Status.SUCCEEDED, ""));
    }

    /// Some callbacks come late, and functions are slow to hear of what was written.
    void sluggish() {
        var calls = chance.of(List.of(0.0, 0.05));
        weather = Weather.usual(calls).delaying(0.3, Duration.ofSeconds(chance.of(List.of(5, 60, 600))));
    }
}
