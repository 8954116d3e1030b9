/// The test of the test: deliberate bugs of the protocol, each laid over a copy of the production classes in
/// memory, and the hunt for a schedule that shows it. The bugs are data (`*.txt` beside these classes, written
/// as patches); production code knows nothing of them, and holds no switch for them.
@NullMarked
package dev.anxin.simulation.mutant;

import org.jspecify.annotations.NullMarked;
