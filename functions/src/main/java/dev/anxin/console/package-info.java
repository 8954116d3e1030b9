/// The page of support and operations: what a browser loads, and nothing of payments. It asks the routes under
/// `/support` by itself, as the person who signed in.
@NullMarked
package dev.anxin.console;

import org.jspecify.annotations.NullMarked;
