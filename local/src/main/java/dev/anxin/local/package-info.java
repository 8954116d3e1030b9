/// template.yaml on one machine: [LocalStack] is the door. It starts what the template says, runs its
/// functions on what happens, and refuses what it cannot do. Nothing here is part of the product, and
/// nothing of the product may depend on it.
@NullMarked
package dev.anxin.local;

import org.jspecify.annotations.NullMarked;
