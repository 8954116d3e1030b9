/// What makes functions run besides HTTP: streams, queues and schedules, with the batching, retries and
/// giving up that AWS documents, and the events in AWS's own JSON. A record is handled at least once and
/// given up only to its failure destination.
@NullMarked
package dev.anxin.local.trigger;

import org.jspecify.annotations.NullMarked;
