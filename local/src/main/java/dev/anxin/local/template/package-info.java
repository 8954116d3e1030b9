/// What template.yaml says, as values: read with CloudFormation's functions, nothing left out in silence.
/// Starts nothing and knows no engine; what is wrong, meaningless on one machine or beyond it is collected
/// in [Findings] and said at once.
@NullMarked
package dev.anxin.local.template;

import org.jspecify.annotations.NullMarked;
