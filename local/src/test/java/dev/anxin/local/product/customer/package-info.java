/// What customers see and are told: their page, what they answer on it, promises, text messages.
@NullMarked
package dev.anxin.local.product.customer;

import org.jspecify.annotations.NullMarked;
