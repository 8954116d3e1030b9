/// A merchant's order: which payment pays it, what may happen to it, and what it becomes then. The order
/// settles what two payments, or a payment and its merchant, cannot settle between them. One payment holds it.
/// It is shipped or its money goes back, never both. What was cancelled stays cancelled. Pure: whoever writes a
/// decision down must write it over the version that it was made on.
@NullMarked
package dev.anxin.order;

import org.jspecify.annotations.NullMarked;
