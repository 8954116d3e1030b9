/// What support and operations ask: lists of work, search, one payment. Nothing here writes.
@NullMarked
package dev.anxin.function.support;

import org.jspecify.annotations.NullMarked;
