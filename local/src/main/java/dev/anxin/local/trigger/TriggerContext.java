package dev.anxin.local.trigger;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What all triggers share.
///
/// @param key whose access key Lambda polls with, by the function's logical id
/// @param data where checkpoints are kept; none: nowhere
/// @param log gets what went wrong
public record TriggerContext(
        EngineClients engineClients,
        Function<String, EngineClients.Key> key,
        Activity activity,
        Pace pace,
        Optional<Path> data,
        Consumer<String> log) {}
