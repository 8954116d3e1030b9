package dev.anxin.local.shop;

import dev.anxin.local.simulator.protocol.NextAction;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;

/// One thing that somebody buys here.
///
/// @param amount of the order
/// @param attempt counts the payments of the order from 1: paying again may need a new one
/// @param payment the latest
/// @param pageUrl of Anxin's page for its customer
/// @param nextAction where its customer pays
record Purchase(
        String order,
        Checkout.Choice choice,
        Money amount,
        int attempt,
        PaymentKey payment,
        String pageUrl,
        NextAction nextAction) {
    /// The gateway's page, or the shop's with the gateway's code on it.
    String payUrl() {
        return switch (nextAction) {
            case NextAction.Redirect(var url) -> url;
            case NextAction.DisplayQrCode _ -> "/scan/" + order;
        };
    }
}
