/// What may go wrong, and who decides that it does.
@NullMarked
package dev.anxin.simulation.fault;

import org.jspecify.annotations.NullMarked;
