/// SQS standard queues in virtual time: delay, visibility, receive counts, dead letters and redrive as plain
/// data, and the SDK's client over them. No clock and no scheduler of their own: whoever owns time passes it
/// in, and asks when something comes next. Retention, FIFO, policies and message attributes are not modelled.
/// The contract suite holds it to ElasticMQ.
@NullMarked
package dev.anxin.simulation.queue;

import org.jspecify.annotations.NullMarked;
