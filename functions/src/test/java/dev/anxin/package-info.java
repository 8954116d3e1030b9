/// What holds for the whole module: which package may know which.
@NullMarked
package dev.anxin;

import org.jspecify.annotations.NullMarked;
