/// Time and chance: who goes on, and when. The same seed gives the same order of everything.
@NullMarked
package dev.anxin.simulation.schedule;

import org.jspecify.annotations.NullMarked;
