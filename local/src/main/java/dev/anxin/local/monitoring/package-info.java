/// CloudWatch on one machine: it reads the metrics that AWS would have, looks at the template's alarms once a minute
/// of the stack's time, and publishes what they say to their topics.
///
/// Not counted here: throttles of the table, and messages that a topic cannot deliver, which do not happen. What an
/// alarm on
/// these would ring for is tested over values. That an alarm has data for the first time is not published; at AWS each
/// alarm of a new stack says so once.
@NullMarked
package dev.anxin.local.monitoring;

import org.jspecify.annotations.NullMarked;
