/// The test of the test: deliberate bugs of the protocol, and the hunt for a schedule that shows each. The bugs
/// are data (`*.txt` beside these classes).
@NullMarked
package dev.anxin.simulation.mutant;

import org.jspecify.annotations.NullMarked;
