/// The customer's page: what it says about a payment. Pure: what is known comes in, what is shown goes out. No
/// name, phone number or mail address may stand here, for a link can be passed on.
@NullMarked
package dev.anxin.page;

import org.jspecify.annotations.NullMarked;
