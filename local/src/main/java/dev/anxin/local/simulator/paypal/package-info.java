/// The simulated PayPal: orders, tokens, certificates of a root of its own, and callbacks signed as PayPal signs them.
@NullMarked
package dev.anxin.local.simulator.paypal;

import org.jspecify.annotations.NullMarked;
