package dev.anxin.simulation.command;

import dev.anxin.simulation.story.Profile;
import java.util.Iterator;
import java.util.stream.Stream;

/// What `--profile` can be, in the order in which its help has them.
final class ProfileWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Stream.of(Profile.values()).map(Profile::word).iterator();
    }
}
