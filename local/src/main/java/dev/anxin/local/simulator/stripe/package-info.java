/// Stripe, as far as shops and Anxin use it. Shapes follow its public fixtures.
@NullMarked
package dev.anxin.local.simulator.stripe;

import org.jspecify.annotations.NullMarked;
