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
import dev.anxin.function.runtime.Surroundings;

/// Makes copies of the functions, of the version that this class was loaded with.
public final class Copies {
    private Copies() {}

    /// @param function as the template names it, in small letters
    /// @throws IllegalArgumentException if there is none of this name
    public static RequestStreamHandler of(String function, Surroundings surroundings) {
        return switch (function) {
            case "fold" -> new FoldFunction(surroundings);
            case "react" -> new ReactFunction(surroundings);
            case "check" -> new CheckFunction(surroundings);
            case "refund" -> new RefundFunction(surroundings);
            case "reconcile" -> new ReconcileFunction(surroundings);
            case "deliver" -> new DeliverFunction(surroundings);
            case "sms" -> new SmsFunction(surroundings);
            case "sweep" -> new SweepFunction(surroundings);
            case "intake" -> new IntakeFunction(surroundings);
            case "callback" -> new CallbackFunction(surroundings);
            case "page" -> new PageFunction(surroundings);
            default -> throw new IllegalArgumentException("there is no function " + function);
        };
    }
}
