/// What one callback costs: time of a cold start, classes, CPU, garbage, bytes. Each [Subject] does the same work,
/// from a bare minimum to a plain handler with Stripe's library, so that the figures are ratios that hold on any machine.
@NullMarked
package dev.anxin.benchmark;

import org.jspecify.annotations.NullMarked;
