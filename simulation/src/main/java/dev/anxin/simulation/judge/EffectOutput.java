package dev.anxin.simulation.judge;

import dev.anxin.ledger.Effect;
import java.util.Optional;

/// What is published for an effect.
///
/// @param topic its name
/// @param purpose what the message's id says behind the payment
record EffectOutput(String topic, String purpose) {
    /// @return empty if nothing is published for it
    static Optional<EffectOutput> of(Effect effect) {
        return switch (effect) {
            case Effect.Tell(var message, var _) -> Optional.of(new EffectOutput("customer", message.id()));
            case Effect.Announce announce -> Optional.of(new EffectOutput("merchant", announce.id()));
            case Effect.CallPerson call -> Optional.of(new EffectOutput("operations", call.id()));
            case Effect.Wake _,
                    Effect.Link _,
                    Effect.Forward _,
                    Effect.HoldOrder _,
                    Effect.ReleaseOrder _,
                    Effect.RequestRefund _,
                    Effect.CarryOut _,
                    Effect.Settle _ -> Optional.empty();
        };
    }
}
