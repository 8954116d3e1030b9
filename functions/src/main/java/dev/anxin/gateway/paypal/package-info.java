/// PayPal, Orders v2. What is signed of a callback is a CRC-32 of its body, which proves no body: whatever a callback
/// says is only a reason to ask. Questions show an OAuth token. An order, its authorisation, its captures and their
/// refunds are one payment. What the gateway does not tell at all stands in docs/gateways/paypal.md.
@NullMarked
package dev.anxin.gateway.paypal;

import org.jspecify.annotations.NullMarked;
