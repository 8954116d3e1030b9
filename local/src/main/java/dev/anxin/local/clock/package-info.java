/// How fast time goes on this machine. Everything that tells the time or waits for it asks here.
@NullMarked
package dev.anxin.local.clock;

import org.jspecify.annotations.NullMarked;
