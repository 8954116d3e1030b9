/// What support and operations ask and do: lists of work, search, one payment; a review, a refund, a question to the
/// gateway. Here it is decided who may; what may be done about a payment is decided where it is for merchants.
@NullMarked
package dev.anxin.function.support;

import org.jspecify.annotations.NullMarked;
