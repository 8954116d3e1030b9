package dev.anxin.local.engine;

import dev.anxin.local.rights.AwsRequest;
import dev.anxin.local.rights.AwsRequest.Service;
import dev.anxin.local.rights.Rights;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/// Lets through to DynamoDB Local what its caller may ask.
final class TableGate extends Handler.Wrapper {
    private final Rights rights;

    TableGate(Handler handler, Rights rights) {
        super(handler);
        this.rights = rights;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (Rights.isOperator(authorization)) {
            return super.handle(request, response, callback);
        }
        var target = String.valueOf(request.getHeaders().get("X-Amz-Target"));
        var operation = target.substring(target.indexOf('.') + 1);
        var body = Content.Source.asByteBuffer(request);
        var refusal = rights.judge(
                authorization,
                () -> new AwsRequest(
                        Service.DYNAMODB,
                        operation,
                        JsonMapper.shared()
                                .readTree(StandardCharsets.UTF_8
                                        .decode(body.duplicate())
                                        .toString())));
        if (refusal.isEmpty()) {
            return super.handle(new Read(request, body), response, callback);
        }
        var answer = RefusalAnswer.of(Service.DYNAMODB, refusal.get()).json();
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    /// A request whose body was read already.
    private static final class Read extends Request.Wrapper {
        private Content.Chunk next;

        Read(Request request, ByteBuffer body) {
            super(request);
            this.next = Content.Chunk.from(body, true);
        }

        @Override
        public Content.Chunk read() {
            var chunk = next;
            next = Content.Chunk.EOF;
            return chunk;
        }

        @Override
        public void demand(Runnable callback) {
            callback.run();
        }
    }
}
