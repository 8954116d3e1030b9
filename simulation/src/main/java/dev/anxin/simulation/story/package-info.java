/// What people and gateways do: plans of what will happen, and the playing of one.
@NullMarked
package dev.anxin.simulation.story;

import org.jspecify.annotations.NullMarked;
