/// The routes that merchants' servers call about payments: register, correct, report a failure, show.
@NullMarked
package dev.anxin.function.intake;

import org.jspecify.annotations.NullMarked;
