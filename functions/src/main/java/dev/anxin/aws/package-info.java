/// What the stores have in common: what they throw when somebody else was faster ([Overtaken]) or when a
/// document cannot be read ([Unreadable]). The stores themselves are in `table`, `message` and `config`. They
/// decide nothing: what is written is decided in `ledger` and the other pure packages.
@NullMarked
package dev.anxin.aws;

import org.jspecify.annotations.NullMarked;
