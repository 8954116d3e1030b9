/// Alipay as it speaks on the wire: signed forms for callbacks, signed JSON for calls. Written from Alipay's
/// description alone: nothing of the adapter is used here.
@NullMarked
package dev.anxin.local.simulator.alipay;

import org.jspecify.annotations.NullMarked;
