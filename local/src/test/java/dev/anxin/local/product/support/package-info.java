/// What members of the staff do about payments, by the product's own function over a table that feeds nothing.
@NullMarked
package dev.anxin.local.product.support;

import org.jspecify.annotations.NullMarked;
