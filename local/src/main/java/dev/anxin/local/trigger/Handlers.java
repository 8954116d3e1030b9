package dev.anxin.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.function.runtime.Environment;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/// Handlers by the names that the template has, made with surroundings of their own.
public final class Handlers {
    private Handlers() {}

    /// Says what is wrong with the handler's name, if anything is.
    public static void check(FunctionSpec spec, Findings findings) {
        fault(spec).ifPresent(fault -> findings.problem(spec.id() + ".Handler: " + fault));
    }

    private static Optional<String> fault(FunctionSpec spec) {
        try {
            var type = Class.forName(spec.className());
            if (!RequestStreamHandler.class.isAssignableFrom(type)) {
                return Optional.of(spec.className() + " is no RequestStreamHandler");
            }
            constructor(spec);
            return spec.handler().equals(spec.className() + "::handleRequest")
                    ? Optional.empty()
                    : Optional.of(spec.handler() + " does not end in ::handleRequest");
        } catch (ClassNotFoundException e) {
            return Optional.of("there is no class " + spec.className());
        } catch (NoSuchMethodException e) {
            return Optional.of(spec.className() + " has no public constructor that takes Surroundings");
        }
    }

    /// @throws IllegalArgumentException what the constructor threw is its cause
    public static RequestStreamHandler make(FunctionSpec spec, Environment environment) {
        try {
            return (RequestStreamHandler) constructor(spec).newInstance(environment);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(spec.id() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(spec.id() + " cannot be made", e);
        }
    }

    private static Constructor<?> constructor(FunctionSpec spec) throws ClassNotFoundException, NoSuchMethodException {
        return Class.forName(spec.className()).getConstructor(Environment.class);
    }
}
