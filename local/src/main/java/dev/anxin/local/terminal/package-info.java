/// How things look at a terminal: labelled lines, colours where there is a terminal to show them, tables. What a
/// command answers is a [dev.anxin.local.terminal.CommandResult], shown as lines or as JSON.
/// Knows nothing of payments.
@NullMarked
package dev.anxin.local.terminal;

import org.jspecify.annotations.NullMarked;
