/// HTML, escaped by construction: text stays text, whatever stands in it. Knows no page.
@NullMarked
package dev.anxin.html;

import org.jspecify.annotations.NullMarked;
