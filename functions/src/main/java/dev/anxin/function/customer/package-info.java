/// What reaches the customer: notifications, text messages, and the link to the page.
@NullMarked
package dev.anxin.function.customer;

import org.jspecify.annotations.NullMarked;
