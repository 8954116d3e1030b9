/// Adyen, as far as Anxin meets it: items signed one by one, a Checkout API that takes refunds on and tells later what
/// became of them, payment links, and no question about a payment.
@NullMarked
package dev.anxin.local.simulator.adyen;

import org.jspecify.annotations.NullMarked;
