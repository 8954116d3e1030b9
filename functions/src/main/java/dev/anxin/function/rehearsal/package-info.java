/// What functions rehearse before a snapshot is taken of them: made-up documents, and made-up events.
@NullMarked
package dev.anxin.function.rehearsal;

import org.jspecify.annotations.NullMarked;
