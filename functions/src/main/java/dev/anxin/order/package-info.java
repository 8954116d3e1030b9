/// A merchant's order and who pays it: what may happen to it, and what that makes of it. The order decides
/// what two payments, or a payment and its merchant, cannot decide between them: one holds it, it is shipped
/// or refunded and never both, and what was cancelled stays so. Pure: who writes it down must have seen the
/// version that it was decided on.
@NullMarked
package dev.anxin.order;

import org.jspecify.annotations.NullMarked;
