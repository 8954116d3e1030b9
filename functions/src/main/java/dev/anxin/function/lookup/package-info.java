/// A customer who has lost the link looks for the order by its number and amount. Off unless the account's merchant
/// wants it.
///
/// Whatever is wrong, the answer is the same: that there is such an order is not told to who does not know its amount.
/// Guessing is slow by three counters of an hour: of the client's address, of the order, and of the account. A crowd
/// that uses up the account's keeps customers from this page alone, not from their links.
@NullMarked
package dev.anxin.function.lookup;

import org.jspecify.annotations.NullMarked;
