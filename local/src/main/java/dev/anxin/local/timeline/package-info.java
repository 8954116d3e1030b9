/// What the table holds of one payment, read and put into words for people at a terminal. It reads with the
/// product's own code, so it shows what the product sees; nothing here decides or writes anything.
@NullMarked
package dev.anxin.local.timeline;

import org.jspecify.annotations.NullMarked;
