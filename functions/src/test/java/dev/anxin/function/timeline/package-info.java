@NullMarked
package dev.anxin.function.timeline;

import org.jspecify.annotations.NullMarked;
