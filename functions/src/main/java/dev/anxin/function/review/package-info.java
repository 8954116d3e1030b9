/// A person has looked at a payment: what that settles, whoever says it. The routes that ask for it stand elsewhere.
@NullMarked
package dev.anxin.function.review;

import org.jspecify.annotations.NullMarked;
