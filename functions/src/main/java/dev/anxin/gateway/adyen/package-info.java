/// Adyen, standard webhooks and Checkout API. Each item of a callback is signed by itself, over eight of its fields:
/// nothing else of it decides anything. Payments cannot be asked about, but for payment links; refunds are only taken
/// on, and how they end is told by callback. What the gateway does not tell at all stands in docs/gateways/adyen.md.
@NullMarked
package dev.anxin.gateway.adyen;

import org.jspecify.annotations.NullMarked;
