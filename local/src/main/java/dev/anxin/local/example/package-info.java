/// The example subscribers, beside a running stack: providers that stand in for SES and for Alibaba Cloud's SMS judge
/// each request as strictly as those do, and keep what they delivered.
@NullMarked
package dev.anxin.local.example;

import org.jspecify.annotations.NullMarked;
