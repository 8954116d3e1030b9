package dev.anxin.local.shop;

import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;

/// One thing that somebody buys here.
///
/// @param pageUrl of Anxin's page for its customer
/// @param payUrl of the gateway's page
record Purchase(
        String order,
        Product product,
        Money amount,
        TroubleChoice troubleChoice,
        PaymentKey payment,
        String pageUrl,
        String payUrl) {

    Purchase payableAt(String url) {
        return new Purchase(order, product, amount, troubleChoice, payment, pageUrl, url);
    }
}
