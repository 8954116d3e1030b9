/// What every gateway of the registry must do, clause by clause, judged with its own simulator.
@NullMarked
package dev.anxin.local.simulator.contract;

import org.jspecify.annotations.NullMarked;
