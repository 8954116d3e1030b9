/// What customers answer on their page: read, masked, and put into the ledger.
@NullMarked
package dev.anxin.function.feedback;

import org.jspecify.annotations.NullMarked;
