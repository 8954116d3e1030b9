package dev.anxin.local.deploy;

import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of sending a test callback once.
sealed interface SendAttempt {
    /// @param status of HTTP
    record Answered(int status, String body) implements SendAttempt {}

    /// Its host's name is not known, or not yet.
    record Nameless() implements SendAttempt {}

    /// The connection was refused or broke, or nobody answered in time.
    record Unanswered(String how) implements SendAttempt {}

    static SendAttempt failed(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof UnresolvedAddressException)
                ? new Nameless()
                : new Unanswered(String.valueOf(thrown.getMessage()));
    }

    default boolean isTaken() {
        return this instanceof Answered answered && answered.status() / 100 == 2;
    }

    /// Why it was not taken; empty if it was.
    default Optional<String> problem(URI uri) {
        return isTaken()
                ? Optional.empty()
                : Optional.of(
                        switch (this) {
                            case Answered(var status, var body) ->
                                "The test callback to " + uri + " was not taken; its last answer: " + status + " "
                                        + body + ". The log of CallbackFunction says why.";
                            case Nameless _ ->
                                "The test callback could not be sent: the host of " + uri + " is not known here."
                                        + " Look whether this machine resolves names, and run this again.";
                            case Unanswered(var how) ->
                                "The test callback could not be sent: nobody answers at " + uri + " (" + how
                                        + "). Look whether a proxy or a firewall is between, and run this again.";
                        });
    }
}
