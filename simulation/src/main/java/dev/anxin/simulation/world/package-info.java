/// The system as the template wires it, with everything around it in memory and in virtual time.
@NullMarked
package dev.anxin.simulation.world;

import org.jspecify.annotations.NullMarked;
