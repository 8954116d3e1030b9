/// What the commands say of failure codes and of messages: meanings beside the catalogue of the functions, codes that
/// are met and not known, and what the linter finds.
@NullMarked
package dev.anxin.local.codes;

import org.jspecify.annotations.NullMarked;
