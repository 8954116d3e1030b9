/// Plays many schedules: by chance, or each that is possible; and makes what it found small enough to read.
@NullMarked
package dev.anxin.simulation.explore;

import org.jspecify.annotations.NullMarked;
