package dev.anxin.local.fuzz;

import dev.anxin.local.simulator.books.DerivedNames;
import dev.anxin.local.simulator.protocol.Callback;
import dev.anxin.local.simulator.protocol.GatewaySimulator;
import dev.anxin.local.simulator.protocol.Occurrence;
import dev.anxin.payment.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Genuine deliveries of one gateway, from which others are made: two accounts, one delivery to each of every event
/// that the gateway knows and every amount, and the same signed with keys that no account has.
///
/// @param genuine to the first account
/// @param neighbours to the second
/// @param outsiders to the first, wrongly signed
/// @param pages what stands at the addresses that all of these name
public record Specimens(
        FuzzAccount own,
        FuzzAccount neighbour,
        List<FuzzDelivery> genuine,
        List<FuzzDelivery> neighbours,
        List<FuzzDelivery> outsiders,
        Map<String, String> pages) {
    /// When all of them were signed.
    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<Long> AMOUNTS = List.of(1_099L, 250_000L);

    /// One of each. Keys and signatures take seconds of a core.
    public static List<Specimens> of(Collection<GatewaySimulator> gateways) {
        return gateways.stream().map(Specimens::of).toList();
    }

    static Specimens of(GatewaySimulator simulator) {
        var own = FuzzAccount.fresh(simulator, simulator.gateway());
        var neighbour = FuzzAccount.fresh(simulator, simulator.gateway() + "-neighbour");
        var outsider = FuzzAccount.fresh(simulator, "outside");
        var genuine = deliveries(own, own.name());
        var neighbours = deliveries(neighbour, neighbour.name());
        var outsiders = deliveries(outsider, own.name());
        var pages = new TreeMap<String, String>();
        genuine.forEach(one -> pages.putAll(own.pages(one.callback())));
        neighbours.forEach(one -> pages.putAll(neighbour.pages(one.callback())));
        outsiders.forEach(one -> pages.putAll(outsider.pages(one.callback())));
        return new Specimens(own, neighbour, genuine, neighbours, outsiders, pages);
    }

    Stream<FuzzAccount> accounts() {
        return Stream.of(own, neighbour);
    }

    List<FuzzDelivery> all() {
        return Stream.concat(believed(), outsiders.stream()).toList();
    }

    /// All that is to be believed as it is.
    Stream<FuzzDelivery> believed() {
        return Stream.concat(genuine.stream(), neighbours.stream());
    }

    GatewaySimulator simulator() {
        return own.simulator();
    }

    private static List<FuzzDelivery> deliveries(FuzzAccount by, String to) {
        var simulator = by.simulator();
        var deliveries = new ArrayList<FuzzDelivery>();
        for (var event : simulator.events()) {
            for (long amount : AMOUNTS) {
                var name = DerivedNames.letters(to + event + amount, 24);
                var occurrence = new Occurrence(
                        event,
                        simulator.eventId(name),
                        reference(name),
                        new Money(amount, simulator.currency()),
                        "",
                        AT);
                Callback callback = simulator.callback(occurrence, by.keys().signs());
                deliveries.add(FuzzDelivery.of(to, callback, false));
            }
        }
        return List.copyOf(deliveries);
    }

    /// Found nowhere but in what is signed, and where that is sealed not even there.
    static String reference(String name) {
        return "pi_" + name;
    }
}
