/// Why payments fail, and what helps: gateways' codes, their causes, and gentle words for both. The words
/// are data (`catalogue.json`, and the locales' files), not code. Knows no payment and decides nothing about one.
@NullMarked
package dev.anxin.failure;

import org.jspecify.annotations.NullMarked;
