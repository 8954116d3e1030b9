/// Patches over the production sources, compiled in memory and laid over their classes: deliberate bugs, and the
/// next release. Production code knows nothing of them, and holds no switch for them.
@NullMarked
package dev.anxin.simulation.patch;

import org.jspecify.annotations.NullMarked;
