package dev.anxin.local.simulator;

import dev.anxin.local.simulator.protocol.Callback;
import java.io.UncheckedIOException;
import java.net.URI;

/// Brings callbacks to where they are to go.
@FunctionalInterface
public interface CallbackTransport {
    /// @param uri of the account: `.../callbacks/stripe`
    /// @throws UncheckedIOException if nobody answers: then it may or may not have been received
    Sender.Answer send(URI uri, Callback callback);
}
