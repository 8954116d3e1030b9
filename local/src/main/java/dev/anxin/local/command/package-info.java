/// The command line. Each command is one class that reads its arguments, lets others do the work and prints
/// what came of it. Exit codes are the same for all: 0 it is so, 1 it is not (wrong result, not trusted,
/// refused by the API), 2 it could not be found out (wrong arguments, nothing runs, a file cannot be read).
@NullMarked
package dev.anxin.local.command;

import org.jspecify.annotations.NullMarked;
