/// What payments cost: many of them played as the template wires the functions, with everything counted that
/// AWS charges.
@NullMarked
package dev.anxin.simulation.cost;

import org.jspecify.annotations.NullMarked;
