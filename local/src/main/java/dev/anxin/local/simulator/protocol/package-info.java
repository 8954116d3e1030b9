/// What every simulated gateway must supply: its answers, its callbacks, its signatures. Each gateway has a
/// package of its own beside this one.
@NullMarked
package dev.anxin.local.simulator.protocol;

import org.jspecify.annotations.NullMarked;
