package dev.anxin.local.simulator;

import dev.anxin.local.simulator.books.GatewayBooks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What goes wrong with which payment: what was planned for it, and what a rate hits. Decided by seed and
/// name alone, never by when or how often somebody asks.
///
/// @param planned by reference
/// @param rates tried one by one
public record FaultPlan(long seed, Map<String, List<Fault>> planned, List<Rate> rates) {
    /// Nothing goes wrong.
    public static final FaultPlan NONE = new FaultPlan(0, Map.of(), List.of());

    public FaultPlan {
        var copy = new HashMap<String, List<Fault>>();
        planned.forEach((reference, faults) -> copy.put(reference, List.copyOf(faults)));
        planned = Map.copyOf(copy);
        rates = List.copyOf(rates);
    }

    /// @param share of all that it could hit, 0 to 1
    public record Rate(Fault fault, double share) {}

    public FaultPlan with(String reference, Fault... faults) {
        var more = new HashMap<>(planned);
        more.put(reference, List.of(faults));
        return new FaultPlan(seed, more, rates);
    }

    public FaultPlan withRate(Fault fault, double share) {
        var more = new ArrayList<>(rates);
        more.add(new Rate(fault, share));
        return new FaultPlan(seed, planned, more);
    }

    /// @param what it happens to: the event's id, the number of the question
    <T extends Fault> List<T> of(Class<T> kind, String reference, String what) {
        var chosen = planned.getOrDefault(reference, List.of()).stream();
        var drawn = rates.stream()
                .filter(rate -> hits(rate, reference + "#" + what))
                .map(Rate::fault);
        return Stream.concat(chosen, drawn)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private boolean hits(Rate rate, String name) {
        var mixed = new Random(
                seed ^ ((long) name.hashCode() << 32) ^ rate.fault().toString().hashCode());
        mixed.nextLong(); // neighbours' first draws resemble each other
        return mixed.nextDouble() < rate.share();
    }

    /// What a fault changes in a payment whose money is about to be taken.
    static void change(GatewayBooks gatewayBooks, String reference, Fault.OfPayment wrong) {
        if (wrong instanceof Fault.ChangeAmount(var by)) {
            gatewayBooks.raise(reference, by);
        } else if (wrong instanceof Fault.TakeLess(var by)) {
            gatewayBooks.takeLess(reference, by);
        } else if (wrong instanceof Fault.NameCaptures) {
            gatewayBooks.nameCaptures(reference);
        }
    }
}
