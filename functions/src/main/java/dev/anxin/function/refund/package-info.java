/// The only place that moves money back. Whether money may go is decided in `refund`; here it is written down
/// first, and then the gateway is called.
@NullMarked
package dev.anxin.function.refund;

import org.jspecify.annotations.NullMarked;
