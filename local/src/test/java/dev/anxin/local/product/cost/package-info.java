/// What a callback and a payment cost: calls and write units, counted on the wire.
@NullMarked
package dev.anxin.local.product.cost;

import org.jspecify.annotations.NullMarked;
