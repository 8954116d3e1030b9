package dev.anxin.function;

import dev.anxin.aws.Unreadable;
import dev.anxin.aws.config.Document;
import dev.anxin.aws.message.Queue;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.function.callback.CallbackRecorder;
import dev.anxin.function.config.CallbackVerifier;
import dev.anxin.function.config.CertificateCache;
import dev.anxin.function.config.ConfigurationCheck;
import dev.anxin.function.inquiry.UnverifiedCallbacks;
import dev.anxin.function.rehearsal.CallbackScript;
import dev.anxin.function.runtime.Environment;
import dev.anxin.function.runtime.Handler;
import dev.anxin.function.runtime.Metrics;
import dev.anxin.function.runtime.PaymentGuard;
import dev.anxin.function.runtime.SnapshotHandler;
import dev.anxin.gateway.Delivery;
import dev.anxin.gateway.Reading;
import dev.anxin.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Receives gateways' callbacks. What is verified becomes durable facts before the gateway gets its 2xx:
/// one call per fact, whether it is new, a repeat, or of a payment nobody knows. A forged one writes nothing; a few a
/// minute are turned into a question to the gateway.
public final class CallbackFunction extends SnapshotHandler {
    /// More than any gateway sends.
    private static final int LARGEST_BODY = 256 * 1024;

    private final Document verify;
    private final CallbackRecorder callbackRecorder;
    private final InstantSource clock;
    private final Metrics metrics;
    private final UnverifiedCallbacks unverifiedCallbacks;
    private final CertificateCache certificates;

    public CallbackFunction() {
        this(Environment.ofProcess());
        awaitSnapshot();
    }

    public CallbackFunction(Environment environment) {
        super(environment);
        var wiring = wiring();
        verify = wiring.document("VERIFY_DOCUMENT");
        clock = environment.clock();
        metrics = environment.metrics();
        callbackRecorder = new CallbackRecorder(
                wiring.facts(wiring.dynamo()), wiring.days("FACT_DAYS"), wiring.days("STRAY_DAYS"), metrics);
        var wakes = environment.variable("WAKES_QUEUE");
        unverifiedCallbacks = new UnverifiedCallbacks(() -> new Queue(wiring.sqs(), wakes));
        // Made for each, for few gateways need one, and then seldom.
        certificates = new CertificateCache(
                call -> wiring.calls(CertificateCache.PATIENCE, CertificateCache.LARGEST)
                        .send(call),
                clock);
    }

    @Override
    protected Script script(Instant now) {
        return CallbackScript.of(now);
    }

    @Override
    protected Handler understudy(Environment rehearsal) {
        return new CallbackFunction(rehearsal);
    }

    @Override
    public Json handle(Json event) {
        return receive(new ApiRequest(event)).write();
    }

    /// The account first: only names that we know become dimensions of a metric.
    private ApiResponse receive(ApiRequest request) {
        var account = request.path("account");
        try {
            return verifier(account)
                    .map(verifier -> receive(verifier, account, request))
                    .orElseGet(() -> refuse("unknown", 404, "there is no such account"));
        } catch (Unreadable wrong) {
            var problem = PaymentGuard.reason(wrong);
            metrics.countOverall(ConfigurationCheck.METRIC, account, "unreadable", "problem", problem);
            return refuse(account, 404, "the account is not configured as it should be");
        }
    }

    private ApiResponse receive(CallbackVerifier verifier, String account, ApiRequest request) {
        var body = request.body();
        if (body.isEmpty()) {
            return refuse(account, 400, "the body is marked as base64 and is none");
        }
        if (body.get().length > LARGEST_BODY) {
            return refuse(account, 413, "the body is over " + LARGEST_BODY + " bytes");
        }
        var delivery = new Delivery(account, request.headers(), body.get(), clock.instant());
        return read(verifier, verifier.withCertificate(delivery, certificates));
    }

    private Optional<CallbackVerifier> verifier(String account) {
        return CallbackVerifier.find(verify.content(), account)
                .or(() -> CallbackVerifier.find(verify.again(), account));
    }

    private ApiResponse read(CallbackVerifier verifier, Delivery delivery) {
        var reading = verifier.own(delivery);
        record(reading, delivery);
        if (!reading.isBelieved()) {
            verifier.named(delivery).forEach(named -> unverifiedCallbacks.ask(named, delivery.at()));
        }
        return ApiResponse.of(reading.answer());
    }

    private void record(Reading reading, Delivery delivery) {
        switch (reading) {
            case Reading.Believed believed -> callbackRecorder.record(believed, delivery.account(), delivery.at());
            case Reading.Several several -> several.parts().forEach(part -> record(part, delivery));
            case Reading.Rejected(var reason, var detail, var _) -> {
                var outcome = reason == Reading.Reason.PROBE ? "probed" : "rejected"; // a probe is nobody's attack
                metrics.count(
                        CallbackRecorder.METRIC,
                        delivery.account(),
                        outcome,
                        "reason",
                        reason.name(),
                        "detail",
                        detail);
            }
        }
    }

    private ApiResponse refuse(String account, int status, String problem) {
        metrics.count(CallbackRecorder.METRIC, account, "refused", "problem", problem);
        return ApiResponse.json(status, Json.object("outcome", "rejected", "problem", problem));
    }
}
