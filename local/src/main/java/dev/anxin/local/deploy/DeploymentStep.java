package dev.anxin.local.deploy;

import java.util.Optional;

/// One step of a deployment. Each looks at what is there first, so that doing it again changes nothing.
public enum DeploymentStep {
    BUILD,
    DEPLOY,
    /// Puts the account into the documents.
    CONFIGURE,
    /// Sends the confirmation mail for the alarms' address.
    SUBSCRIBE,
    /// Sends a signed callback and looks for its payment.
    TRY,
    /// Waits until somebody followed the link of the confirmation mail.
    CONFIRM;

    /// How far it has come.
    ///
    /// @param configured whether the documents hold the account
    record Progress(boolean built, boolean deployed, boolean configured, AlarmAddress alarms, boolean tried) {
        Optional<DeploymentStep> next() {
            if (!deployed) {
                return Optional.of(built ? DEPLOY : BUILD);
            }
            if (!configured) {
                return Optional.of(CONFIGURE);
            }
            if (alarms == AlarmAddress.NONE) {
                return Optional.of(SUBSCRIBE);
            }
            if (!tried) {
                return Optional.of(TRY);
            }
            return alarms == AlarmAddress.CONFIRMED ? Optional.empty() : Optional.of(CONFIRM);
        }
    }
}
