package dev.anxin.local.shop;

import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;

/// One thing that somebody buys here.
///
/// @param amount of the order
/// @param attempt counts the payments of the order from 1: paying again may need a new one
/// @param payment the latest
/// @param pageUrl of Anxin's page for its customer
/// @param payUrl of the gateway's page
record Purchase(
        String order,
        Checkout.Choice choice,
        Money amount,
        int attempt,
        PaymentKey payment,
        String pageUrl,
        String payUrl) {

    Purchase payableAt(String url) {
        return new Purchase(order, choice, amount, attempt, payment, pageUrl, url);
    }
}
