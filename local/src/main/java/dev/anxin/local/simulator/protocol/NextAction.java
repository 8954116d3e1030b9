package dev.anxin.local.simulator.protocol;

/// What a shop does with its customer once a payment is open at the gateway.
public sealed interface NextAction {
    /// Sends the customer to the gateway's page.
    record Redirect(String url) implements NextAction {}

    /// Shows a code, which the customer scans with the gateway's app.
    ///
    /// @param contents of the code: where the app goes
    record DisplayQrCode(String contents) implements NextAction {}
}
