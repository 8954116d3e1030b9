/// Calls to servers that are not ours: gateways and merchants. A call ends within its time whatever the other
/// side does, and whatever comes back is a value. Knows nothing of payments.
@NullMarked
package dev.anxin.http;

import org.jspecify.annotations.NullMarked;
