/// The routes about orders, and who holds an order. What may happen to one is decided in `order`.
@NullMarked
package dev.anxin.function.order;

import org.jspecify.annotations.NullMarked;
