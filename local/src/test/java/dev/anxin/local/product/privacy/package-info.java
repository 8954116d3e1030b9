/// Nothing personal is left where it should not be.
@NullMarked
package dev.anxin.local.product.privacy;

import org.jspecify.annotations.NullMarked;
