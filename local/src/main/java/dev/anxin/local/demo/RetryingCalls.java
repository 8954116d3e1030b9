package dev.anxin.local.demo;

import dev.anxin.local.simulator.Agenda;
import dev.anxin.local.simulator.Sender;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks again while there is no usable answer, as shops' servers and people's browsers do.
record RetryingCalls(Agenda agenda) {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 120;

    /// @throws IllegalStateException if there was none in twenty minutes of virtual time
    Sender.Answer ask(String what, Supplier<Sender.Answer> request) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var answer = attempt(request).filter(one -> one.status() < 500);
            if (answer.isPresent()) {
                return answer.get();
            }
            agenda.pace().sleep(WAIT);
        }
        throw new IllegalStateException("no answer to " + what);
    }

    private static Optional<Sender.Answer> attempt(Supplier<Sender.Answer> request) {
        try {
            return Optional.of(request.get());
        } catch (UncheckedIOException nobodyThere) {
            return Optional.empty();
        }
    }
}
