/// The functions as Lambda runs them: AWS's own runtime client in a process of its own, against its Runtime API.
@NullMarked
package dev.anxin.local.product.boot;

import org.jspecify.annotations.NullMarked;
