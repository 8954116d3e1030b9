package dev.anxin.gateway;

import dev.anxin.payment.Money;

/// Money that shall go back.
///
/// @param refund our id of it for ever: the gateway is told, and it is the idempotency key
/// @param amount more than nothing
public record Outgoing(String refund, Money amount) {}
