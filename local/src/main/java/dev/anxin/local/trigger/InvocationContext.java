package dev.anxin.local.trigger;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.anxin.local.template.Template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What Lambda tells an invocation about itself.
record InvocationContext(FunctionSpec spec, String arn, long deadlineMillis, Consumer<String> log, String id)
        implements Context {

    InvocationContext(FunctionSpec spec, String arn, long deadlineMillis, Consumer<String> log) {
        this(spec, arn, deadlineMillis, log, UUID.randomUUID().toString());
    }

    @Override
    public String getAwsRequestId() {
        return id;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + spec.name();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return spec.name();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return arn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null; // as Lambda has it for events that carry none
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null; // as Lambda has it for events that carry none
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, deadlineMillis - System.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512; // memory means nothing here; a usual figure
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.accept(message);
            }

            @Override
            public void log(byte[] message) {
                log.accept(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
