/// JSON as a small value tree over the streaming parser: strict about duplicates, depth and size, because
/// bodies come from strangers. Knows nothing of payments, AWS or HTTP.
@NullMarked
package dev.anxin.json;

import org.jspecify.annotations.NullMarked;
