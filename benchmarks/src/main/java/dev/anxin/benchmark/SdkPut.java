package dev.anxin.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Puts the event as it is: no secret, no signature, no JSON.
final class SdkPut implements RequestStreamHandler {
    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        dynamo.putItem(request -> request.tableName("ledger")
                .item(Map.of("pk", AttributeValue.fromS("event"), "body", AttributeValue.fromS(event)))
                .conditionExpression("attribute_not_exists(pk)"));
        output.write("{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8));
    }
}
