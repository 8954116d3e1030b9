package dev.anxin.local.shop;

import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;

/// One thing that somebody buys here.
///
/// @param pageUrl of Anxin's page for its customer
record Purchase(
        String order, Product product, Money amount, Trouble trouble, PaymentKey payment, String pageUrl) {}
