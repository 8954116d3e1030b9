/// Whether money may go back, and whether the gateway may be told so. Pure: what is decided here counts only
/// once it is written over the very balance that it was decided on. Nothing here asks a gateway or a clock.
@NullMarked
package dev.anxin.refund;

import org.jspecify.annotations.NullMarked;
