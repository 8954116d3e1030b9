/// What must hold, after every step and at the end.
@NullMarked
package dev.anxin.simulation.judge;

import org.jspecify.annotations.NullMarked;
