/// How much AWS lets pass: runs of one chain, runs at once, requests a second, bytes. What goes beyond is refused here
/// as it is there, and counted.
@NullMarked
package dev.anxin.local.limit;

import org.jspecify.annotations.NullMarked;
