/// Keeps what gateways tell of themselves: what a callback says, and what came by an event bus.
@NullMarked
package dev.anxin.function.callback;

import org.jspecify.annotations.NullMarked;
