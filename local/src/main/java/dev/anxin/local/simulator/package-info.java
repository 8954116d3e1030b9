/// The other side: gateways that keep books, answer, sign and send callbacks, and a shop that registers payments.
/// They speak real HTTP and know no more of Anxin than its public interface. Whatever should be wrong with a
/// callback is wrong in the value before it is sent.
@NullMarked
package dev.anxin.local.simulator;

import org.jspecify.annotations.NullMarked;
