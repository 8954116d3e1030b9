/// `./anxin simulate` and what belongs to it.
@NullMarked
package dev.anxin.simulation.command;

import org.jspecify.annotations.NullMarked;
