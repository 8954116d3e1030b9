/// Stories of money in a simulated world, each drawn from a seed, and what is judged at their end by the
/// gateways' own books.
@NullMarked
package dev.anxin.simulation.money;

import org.jspecify.annotations.NullMarked;
