package dev.anxin.benchmark;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.CallbackFunction;

/// What is measured. Each takes the same event and puts one item into DynamoDB. All but the two puts read a secret from
/// Secrets Manager at their start, and prove the callback's signature.
enum Subject {
    /// One put by the SDK, and nothing else: what a cold start is compared with.
    SDK_PUT("trivial SDK put", "stripe"),

    /// The same put by the SDK's signer and HTTP client, without a service client around them.
    SIGNED_PUT("put by SDK's signer", "stripe"),

    /// The least that a callback needs, by hand: what CPU and garbage are compared with.
    BARE("by hand", "stripe"),

    STRIPE("Anxin, Stripe", "stripe", true),

    OLEPAY("Anxin, OlePay", "olepay", true),

    STRIPE_JAVA("plain, stripe-java", "stripe");

    final String title;
    final String account;

    /// Whether it runs on what sam build packs.
    final boolean isOurs;

    Subject(String title, String account) {
        this(title, account, false);
    }

    /// @param account whose callback it gets
    Subject(String title, String account, boolean isOurs) {
        this.title = title;
        this.account = account;
        this.isOurs = isOurs;
    }

    RequestStreamHandler handler() {
        return switch (this) {
            case SDK_PUT -> new SdkPut();
            case SIGNED_PUT -> new SignedPut();
            case BARE -> new BareCallback();
            case STRIPE, OLEPAY -> new CallbackFunction();
            case STRIPE_JAVA -> new StripeJavaCallback();
        };
    }
}
