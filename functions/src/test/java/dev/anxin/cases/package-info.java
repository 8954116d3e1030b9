/// Whole stories, from what a gateway sends to what is concluded: faults that were found once, with the right
/// value.
@NullMarked
package dev.anxin.cases;

import org.jspecify.annotations.NullMarked;
