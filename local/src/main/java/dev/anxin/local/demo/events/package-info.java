/// How the shop of the demo hears of payments, and what it believes.
@NullMarked
package dev.anxin.local.demo.events;

import org.jspecify.annotations.NullMarked;
