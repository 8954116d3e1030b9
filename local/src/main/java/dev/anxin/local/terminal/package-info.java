/// How things look at a terminal: labelled lines, colours where there is a terminal to show them, tables.
/// Knows nothing of payments.
@NullMarked
package dev.anxin.local.terminal;

import org.jspecify.annotations.NullMarked;
