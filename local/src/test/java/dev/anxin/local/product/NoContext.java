package dev.anxin.local.product;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/// Our handlers ask their context nothing: one that could not answer proves it.
final class NoContext implements Context {
    private static AssertionError asked() {
        return new AssertionError("a handler asked its context");
    }

    @Override
    public String getAwsRequestId() {
        throw asked();
    }

    @Override
    public String getLogGroupName() {
        throw asked();
    }

    @Override
    public String getLogStreamName() {
        throw asked();
    }

    @Override
    public String getFunctionName() {
        throw asked();
    }

    @Override
    public String getFunctionVersion() {
        throw asked();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw asked();
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        throw asked();
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        throw asked();
    }

    @Override
    public int getRemainingTimeInMillis() {
        throw asked();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw asked();
    }

    @Override
    public LambdaLogger getLogger() {
        throw asked();
    }
}
