/// Decides what people have to do about a payment, from its state alone. Nothing here asks or writes anything.
@NullMarked
package dev.anxin.work;

import org.jspecify.annotations.NullMarked;
