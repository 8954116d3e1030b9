/// A payment's facts as people read them: when, what, from whom, and what is kept of it. Nothing here decides or
/// writes.
@NullMarked
package dev.anxin.function.timeline;

import org.jspecify.annotations.NullMarked;
