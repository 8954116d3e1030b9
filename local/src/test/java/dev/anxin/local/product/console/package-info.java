/// The console of support and operations over the embedded engines.
@NullMarked
package dev.anxin.local.product.console;

import org.jspecify.annotations.NullMarked;
