/// The production functions over a world in memory: one seed decides what happens when, and what goes wrong.
@NullMarked
package dev.anxin.simulation;

import org.jspecify.annotations.NullMarked;
