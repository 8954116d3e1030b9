/// What every handler needs: its environment, its clients, batches of messages, metrics.
@NullMarked
package dev.anxin.function.runtime;

import org.jspecify.annotations.NullMarked;
