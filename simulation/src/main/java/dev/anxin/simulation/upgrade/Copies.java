package dev.anxin.simulation.upgrade;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.CallbackFunction;
import dev.anxin.function.CheckFunction;
import dev.anxin.function.DeliverFunction;
import dev.anxin.function.FoldFunction;
import dev.anxin.function.IntakeFunction;
import dev.anxin.function.PageFunction;
import dev.anxin.function.ReactFunction;
import dev.anxin.function.ReconcileFunction;
import dev.anxin.function.RefundFunction;
import dev.anxin.function.SmsFunction;
import dev.anxin.function.SweepFunction;
import dev.anxin.function.runtime.Environment;

/// Makes copies of the functions, of the version that this class was loaded with.
public final class Copies {
    private Copies() {}

    /// @param function as the template names it, in small letters
    /// @throws IllegalArgumentException if there is none of this name
    public static RequestStreamHandler of(String function, Environment environment) {
        return switch (function) {
            case "fold" -> new FoldFunction(environment);
            case "react" -> new ReactFunction(environment);
            case "check" -> new CheckFunction(environment);
            case "refund" -> new RefundFunction(environment);
            case "reconcile" -> new ReconcileFunction(environment);
            case "deliver" -> new DeliverFunction(environment);
            case "sms" -> new SmsFunction(environment);
            case "sweep" -> new SweepFunction(environment);
            case "intake" -> new IntakeFunction(environment);
            case "callback" -> new CallbackFunction(environment);
            case "page" -> new PageFunction(environment);
            default -> throw new IllegalArgumentException("there is no function " + function);
        };
    }
}
