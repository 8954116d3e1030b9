/// Sends events to merchants' servers. When and how often is decided in `delivery`.
@NullMarked
package dev.anxin.function.delivery;

import org.jspecify.annotations.NullMarked;
