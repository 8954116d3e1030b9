/// Events for merchants' servers, from the queue to the shop that verifies them.
@NullMarked
package dev.anxin.local.product.delivery;

import org.jspecify.annotations.NullMarked;
