package dev.anxin.gateway;

import java.util.List;

/// One kind of payment gateway. An implementation is a folder: XGateway, XSignature, XEvents.
public interface Gateway {
    /// As accounts name it: `stripe`, `olepay`.
    String name();

    /// Verifies the delivery over its raw bytes, then reads what it says.
    ///
    /// @param secrets the live verifying secrets of the account, several while one is rotated; any match is
    ///     enough
    /// @return never throws for what strangers send
    Reading read(Delivery delivery, List<String> secrets);

    /// Why [#read] says what it says, for the engineer who debugs a webhook. Never for strangers: it tells
    /// how near they are.
    ///
    /// @return first the verdict, beginning with "trusted" or "rejected", then what explains it; no secret,
    ///     no expected signature
    List<String> explain(Delivery delivery, List<String> secrets);
}
