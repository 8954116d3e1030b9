/// Bringing Anxin to AWS: what is there is looked at, pure rules say what is wrong with it and which step comes
/// next, and each step can be done again. What is broken off is simply run again. Secrets are in no message and no
/// log.
@NullMarked
package dev.anxin.local.deploy;

import org.jspecify.annotations.NullMarked;
