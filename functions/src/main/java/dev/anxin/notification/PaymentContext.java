package dev.anxin.notification;

import dev.anxin.payment.ShopFront;
import java.time.Instant;

/// What surrounds a payment when something is said of it.
///
/// @param shop as its account describes it; [ShopFront#NONE] if nobody knows
/// @param gateway the kind of gateway, for its codes; empty if nobody knows
/// @param pageUrl the customer's page, or empty
/// @param now when it is said: what is past then is not promised
public record PaymentContext(ShopFront shop, String gateway, String pageUrl, Instant now) {}
