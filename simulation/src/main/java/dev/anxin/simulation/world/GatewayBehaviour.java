package dev.anxin.simulation.world;

import java.time.Duration;

/// How gateways behave.
///
/// @param lag how long they do not show what was made
/// @param mute the share of refunds that they make and never answer for, until faults end
/// @param curt whether they refuse to do what they have done, instead of saying once more that they did
public record GatewayBehaviour(Duration lag, double mute, boolean curt) {
    public static final GatewayBehaviour CANDID = new GatewayBehaviour(Duration.ZERO, 0, false);

    boolean isCandid() {
        return equals(CANDID);
    }
}
