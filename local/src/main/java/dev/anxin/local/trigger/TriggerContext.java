package dev.anxin.local.trigger;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.EngineClients;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What all triggers share.
///
/// @param data where checkpoints are kept; none: nowhere
/// @param log gets what went wrong
public record TriggerContext(
        EngineClients engineClients, Activity activity, Pace pace, Optional<Path> data, Consumer<String> log) {}
