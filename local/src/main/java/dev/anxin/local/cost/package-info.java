/// What AWS asks for what a stack uses: one table of prices, and the sums of it.
@NullMarked
package dev.anxin.local.cost;

import org.jspecify.annotations.NullMarked;
