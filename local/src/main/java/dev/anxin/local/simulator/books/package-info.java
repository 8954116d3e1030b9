/// What a simulated gateway knows: its payments, refunds and disputes. Values that never change, and the books
/// that hold them.
@NullMarked
package dev.anxin.local.simulator.books;

import org.jspecify.annotations.NullMarked;
