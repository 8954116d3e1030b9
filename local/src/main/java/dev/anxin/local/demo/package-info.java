/// Five payments and what must become of them. The demo sends requests, prints what happened as the stack
/// shows it, and compares the end with what it should be: it is told nothing by the functions themselves.
@NullMarked
package dev.anxin.local.demo;

import org.jspecify.annotations.NullMarked;
