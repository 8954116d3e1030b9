/// The sealed token in the link to a customer's page: who may see which payment, without a password.
@NullMarked
package dev.anxin.page.link;

import org.jspecify.annotations.NullMarked;
