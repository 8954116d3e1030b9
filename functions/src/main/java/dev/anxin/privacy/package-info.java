/// What is kept of what strangers send, and what is not: fields by name, masks for free text, shapes for what
/// nobody understands. Knows no gateway, no payment and no store.
@NullMarked
package dev.anxin.privacy;

import org.jspecify.annotations.NullMarked;
