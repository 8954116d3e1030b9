/// The report of a reconciliation, as HTML and as JSON, in Chinese and English.
@NullMarked
package dev.anxin.report;

import org.jspecify.annotations.NullMarked;
