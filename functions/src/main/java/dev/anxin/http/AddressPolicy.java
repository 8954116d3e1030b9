package dev.anxin.http;

import java.net.URI;
import java.util.Optional;

/// Decides whether an address may be called at all. Asked just before each call.
public interface AddressPolicy {
    /// Every address: for those that operators configure and nobody else can.
    AddressPolicy OPEN = _ -> Optional.empty();

    /// Why it may not be called; empty if it may.
    Optional<String> refusal(URI uri);
}
