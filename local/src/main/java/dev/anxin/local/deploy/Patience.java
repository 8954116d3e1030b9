package dev.anxin.local.deploy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// How long something that comes soon is waited for.
///
/// @param times how often it is looked for
public record Patience(Duration between, int times) {
    /// A new account is known within ten seconds, a new host name within a minute.
    public static final Patience USUAL = new Patience(Duration.ofSeconds(2), 45);

    /// @param waits is called once, before the first pause
    <T> Optional<T> await(Supplier<Optional<T>> looking, Runnable waits) {
        var found = looking.get();
        for (int i = 1; found.isEmpty() && i < times; i++) {
            if (i == 1) {
                waits.run();
            }
            pause();
            found = looking.get();
        }
        return found;
    }

    private void pause() {
        try {
            Thread.sleep(between);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DeploymentRefusal("Broken off while waiting", interrupted);
        }
    }
}
