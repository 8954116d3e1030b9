/// The next release of the functions: the production classes of this one with patches laid over them, beside
/// this one in one world, as a rolling deployment has them side by side. The patches are data (`next.txt`
/// beside these classes); production code knows nothing of them.
@NullMarked
package dev.anxin.simulation.upgrade;

import org.jspecify.annotations.NullMarked;
