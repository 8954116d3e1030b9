/// Refunds by the product's own functions, from what calls for one to the books of a simulated gateway.
@NullMarked
package dev.anxin.local.product.refund;

import org.jspecify.annotations.NullMarked;
