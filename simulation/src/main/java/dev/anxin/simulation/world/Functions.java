package dev.anxin.simulation.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.simulation.upgrade.OtherVersion;
import dev.anxin.simulation.upgrade.Version;
import java.time.Duration;

/// All functions of the template, each with its timeout, its variables and what it is fed by.
final class Functions {
    private final Version version;
    private final Instance.Surroundings around;
    private final Ports.Shared shared;

    final Lambda fold;
    final Lambda react;
    final Lambda check;
    final Lambda refund;
    final Lambda reconcile;
    final Lambda deliver;
    final Lambda sms;
    final Lambda sweep;
    final Lambda intake;
    final Lambda callback;
    final Lambda page;

    /// @param version of all that are not of the next release
    Functions(Version version, Instance.Surroundings around, Ports.Shared shared) {
        this.version = version;
        this.around = around;
        this.shared = shared;
        fold = function("fold", 60);
        react = function("react", 60);
        check = function("check", 30);
        refund = function("refund", 30);
        reconcile = function("reconcile", 120);
        deliver = function("deliver", 30);
        sms = function("sms", 10);
        sweep = function("sweep", 50);
        intake = function("intake", 10);
        callback = function("callback", 10);
        page = function("page", 10);
    }

    /// @param timeoutSeconds as the template has it
    private Lambda function(String name, int timeoutSeconds) {
        return new Lambda(name, instance -> copy(name, instance), around, Duration.ofSeconds(timeoutSeconds));
    }

    private RequestStreamHandler copy(String name, Instance instance) {
        var ports = new Ports(instance, shared);
        var made =
                instance.isOfNext() ? OtherVersion.of(around.faults().release().orElseThrow()) : version;
        return made.copy(name, Variables.OF_FUNCTIONS, instance, ports);
    }

    void attachTo(Pollers queues) {
        queues.feed("refold", fold, Duration.ofMinutes(6));
        queues.feed("wakes", check, Duration.ofMinutes(3));
        queues.feed("refunds", refund, Duration.ofMinutes(3));
        queues.feed("reconciliations", reconcile, Duration.ofMinutes(12));
        queues.feed("deliveries", deliver, Duration.ofMinutes(3));
        queues.feed("texts", sms, Duration.ofMinutes(1));
    }
}
