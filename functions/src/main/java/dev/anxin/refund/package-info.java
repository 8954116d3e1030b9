/// Whether money may go back, and whether the gateway may be called for it. Pure: nothing here asks a gateway
/// or a clock. A decision counts only once it is written over the very balance that it was made on.
@NullMarked
package dev.anxin.refund;

import org.jspecify.annotations.NullMarked;
