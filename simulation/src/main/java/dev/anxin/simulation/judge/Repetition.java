package dev.anxin.simulation.judge;

import dev.anxin.aws.table.Keys;
import dev.anxin.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What every payment means before all that happened comes once more.
///
/// @param meant by payment
/// @param moved how often its money moved
record Repetition(Map<String, List<?>> meant, Map<String, Integer> moved) {
    static Repetition before(World world, Map<String, ObservedPayment> payments) {
        var meant = new HashMap<String, List<?>>();
        var moved = new HashMap<String, Integer>();
        payments.forEach((name, observedPayment) -> {
            meant.put(name, observedPayment.meaning());
            moved.put(name, movements(world, name));
        });
        return new Repetition(meant, moved);
    }

    private static int movements(World world, String name) {
        return Movements.of(world, Keys.payment(name)).all().size();
    }

    /// @return what is otherwise now, in words
    List<String> differences(World world, Map<String, ObservedPayment> payments) {
        var differences = new ArrayList<String>();
        moved.forEach((name, number) -> {
            if (number != movements(world, name)) {
                differences.add(name + ": all has come once more, and money has moved");
            }
        });
        meant.forEach((name, before) -> {
            var means = payments.getOrDefault(name, new ObservedPayment()).meaning();
            if (!before.equals(means)) {
                differences.add(name + " meant " + before + ", and when all has come once more " + means);
            }
        });
        return differences;
    }
}
