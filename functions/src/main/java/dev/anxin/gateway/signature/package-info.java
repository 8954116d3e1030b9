/// Whether a delivery is its gateway's: what its headers claim, which keys could have made that, and, for
/// the engineer who debugs it, why it is not believed. Over raw bytes, with the JDK alone; what the body
/// says is read elsewhere.
@NullMarked
package dev.anxin.gateway.signature;

import org.jspecify.annotations.NullMarked;
