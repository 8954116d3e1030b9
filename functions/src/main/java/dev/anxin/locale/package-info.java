/// What customers read, as data: one file for each locale, and how its texts are filled in. Knows no payment.
@NullMarked
package dev.anxin.locale;

import org.jspecify.annotations.NullMarked;
