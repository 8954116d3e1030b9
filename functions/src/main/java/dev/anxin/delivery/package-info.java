/// How an event reaches a merchant's own server: under which id, how often, and what an answer means. Pure:
/// who sends it, and through which queue, is decided in `function`.
@NullMarked
package dev.anxin.delivery;

import org.jspecify.annotations.NullMarked;
