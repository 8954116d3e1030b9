@NullMarked
package dev.anxin.console;

import org.jspecify.annotations.NullMarked;
