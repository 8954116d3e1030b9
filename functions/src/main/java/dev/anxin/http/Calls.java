package dev.anxin.http;

/// Sends calls to other servers. Tries nothing twice: what a second call means is its caller's to know.
@FunctionalInterface
public interface Calls {
    /// Never throws: what goes wrong is a reply too.
    Reply send(Call call);
}
