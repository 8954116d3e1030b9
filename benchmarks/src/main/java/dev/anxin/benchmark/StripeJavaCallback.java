package dev.anxin.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A handler as the guides of Stripe and AWS show it: AWS's class of events, Stripe's library, one conditional put.
/// Lambda's runtime reads events of such handlers with the serializer used here.
final class StripeJavaCallback
        implements RequestStreamHandler, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final PojoSerializer<APIGatewayV2HTTPEvent> events = LambdaEventSerializers.serializerFor(
            APIGatewayV2HTTPEvent.class, StripeJavaCallback.class.getClassLoader());
    private final PojoSerializer<APIGatewayV2HTTPResponse> responses = LambdaEventSerializers.serializerFor(
            APIGatewayV2HTTPResponse.class, StripeJavaCallback.class.getClassLoader());
    private final DynamoDbClient dynamo = DynamoDbClient.create();
    private final String secret;

    StripeJavaCallback() {
        var document = SecretsManagerClient.create()
                .getSecretValue(request -> request.secretId("verify"))
                .secretString();
        secret = document.replaceAll("(?s).*\"secret\":\"([^\"]*)\".*", "$1");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        responses.toJson(handleRequest(events.fromJson(input), context), output);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            var signature = event.getHeaders().get("stripe-signature");
            keep(Webhook.constructEvent(event.getBody(), signature, secret), event.getBody());
            return answer(200);
        } catch (SignatureVerificationException forged) {
            return answer(401);
        }
    }

    private void keep(Event event, String body) {
        var intent =
                (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        try {
            dynamo.putItem(request -> request.tableName("ledger")
                    .item(Map.of(
                            "pk", AttributeValue.fromS("pay#" + intent.getId()),
                            "sk", AttributeValue.fromS(event.getId()),
                            "amount", AttributeValue.fromN("" + intent.getAmountReceived()),
                            "body", AttributeValue.fromS(body)))
                    .conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException repeated) {
            System.out.println("repeated: " + event.getId());
        }
    }

    private static APIGatewayV2HTTPResponse answer(int status) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(status).build();
    }
}
