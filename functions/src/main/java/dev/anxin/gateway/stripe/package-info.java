/// Stripe. Any 2xx is an acknowledgement; it repeats for three days, in no order. What its header, its
/// events and its amounts mean is read here, on the JDK alone, and nothing else lives here. The source of
/// each rule is Stripe's own documentation or library (`stripe-java`, which judges ours in the tests).
@NullMarked
package dev.anxin.gateway.stripe;

import org.jspecify.annotations.NullMarked;
