/// The handlers that `template.yaml` names, one for each Lambda function. A handler turns AWS's event into
/// values and back. The work is in the package of its capability; what is decided is decided in the pure
/// packages (`ledger`, `order`, `refund`, `reconcile`, `gateway`).
@NullMarked
package dev.anxin.function;

import org.jspecify.annotations.NullMarked;
