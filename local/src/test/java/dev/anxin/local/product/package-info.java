/// The product itself on embedded engines: its template, its handlers, what it costs and what it
/// withstands.
@NullMarked
package dev.anxin.local.product;

import org.jspecify.annotations.NullMarked;
