package dev.anxin.simulation.upgrade;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.runtime.Clients;
import dev.anxin.function.runtime.Environment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/// The classes that functions are made of: this version's or those of another.
@FunctionalInterface
public interface Version {
    PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /// The one that all else here belongs to.
    Version OURS = (function, variables, clock, clients) ->
            Copies.of(function, new Environment(variables, clock, NOWHERE, _ -> clients));

    /// A copy of one of its functions.
    ///
    /// @param function as the template names it, in small letters
    /// @param clients what one copy reaches its world by
    /// @throws RuntimeException whatever the function throws when it starts
    RequestStreamHandler copy(String function, Map<String, String> variables, InstantSource clock, Clients clients);
}
