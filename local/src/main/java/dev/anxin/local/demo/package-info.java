/// Twenty-six payments and what must become of them. A world outside (gateways, a shop, customers)
/// plays them side by side in virtual time, speaking HTTP with Anxin and nothing else; then a judge
/// compares what everybody was told with what they should have been. The functions tell it nothing, and
/// it may watch a stack in another process.
@NullMarked
package dev.anxin.local.demo;

import org.jspecify.annotations.NullMarked;
