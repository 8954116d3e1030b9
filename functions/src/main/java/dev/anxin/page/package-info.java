/// The customer's page: the sealed token in its link, and what it says about a payment. Pure: what is known
/// comes in, what is shown goes out. Nobody's name, phone or mail may stand here, for a link can be passed
/// on.
@NullMarked
package dev.anxin.page;

import org.jspecify.annotations.NullMarked;
