/// What the stores have in common: how a change is written only if nobody wrote in between ([OptimisticWrite]),
/// and what is thrown when others were faster ([Overtaken]) or a document cannot be read ([Unreadable]). The
/// stores themselves are in `table`, `message` and `config`. They decide nothing: what is written is decided in
/// `ledger` and the other pure packages.
@NullMarked
package dev.anxin.aws;

import org.jspecify.annotations.NullMarked;
