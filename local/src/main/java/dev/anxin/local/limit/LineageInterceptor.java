package dev.anxin.local.limit;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/// What the SDK's own interceptor does in Lambda, where a process runs one function: there the header stands in a
/// variable of the process. Here it goes with the run. The SDK finds this class in `execution.interceptors`.
public final class LineageInterceptor implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        var lineage = Lineage.current();
        return lineage.runs().isEmpty()
                ? context.httpRequest()
                : context.httpRequest().copy(request -> request.putHeader(Lineage.HEADER, lineage.header()));
    }
}
