@NullMarked
package dev.anxin.work;

import org.jspecify.annotations.NullMarked;
