/// Reads and writes the ledger: folds facts into the payment item, links the names of one payment.
@NullMarked
package dev.anxin.function.ledger;

import org.jspecify.annotations.NullMarked;
