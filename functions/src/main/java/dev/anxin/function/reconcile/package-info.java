/// Carries out a reconciliation: lists what the gateways know, compares it, writes the report. What a
/// difference means is decided in `reconcile`.
@NullMarked
package dev.anxin.function.reconcile;

import org.jspecify.annotations.NullMarked;
