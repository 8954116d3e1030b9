/// Asks a gateway about a payment, and turns its answer into news.
@NullMarked
package dev.anxin.function.inquiry;

import org.jspecify.annotations.NullMarked;
