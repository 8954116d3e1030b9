/// Configuration: documents in Secrets Manager, and the accounts in them. Read at the start, again after five
/// minutes, and the old value is kept while a new one cannot be read.
@NullMarked
package dev.anxin.aws.config;

import org.jspecify.annotations.NullMarked;
