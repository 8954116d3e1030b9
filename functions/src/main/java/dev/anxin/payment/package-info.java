/// Pure values and policies of a payment: money, keys, the ladder, the schedule of checks, the diagnosis.
/// Nothing here asks the clock, the environment, chance or the network.
@NullMarked
package dev.anxin.payment;

import org.jspecify.annotations.NullMarked;
