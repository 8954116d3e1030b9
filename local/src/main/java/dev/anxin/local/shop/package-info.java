/// A small shop to play with in a browser: pick a product, a gateway and what shall go wrong, pay at the
/// simulated gateway, come back to Anxin's page, and read what the customer and the shop are told. Pages work
/// without scripts, ask nobody else for anything, and speak Chinese and English.
@NullMarked
package dev.anxin.local.shop;

import org.jspecify.annotations.NullMarked;
