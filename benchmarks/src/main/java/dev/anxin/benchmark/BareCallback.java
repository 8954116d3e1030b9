package dev.anxin.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The floor: reads the event as a stream, proves Stripe's signature, reads the body as a stream, and makes one signed
/// put. It judges nothing, keeps nothing else, and answers whatever the table says.
final class BareCallback implements RequestStreamHandler {
    private static final JsonFactory JSON = new JsonFactory();

    private final SignedPost dynamo = SignedPost.to("dynamodb", "AWS_ENDPOINT_URL_DYNAMODB");
    private final byte[] secret;

    BareCallback() {
        var document = SignedPost.to("secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER")
                .send("secretsmanager.GetSecretValue", "{\"SecretId\":\"verify\"}");
        var secrets = texts(texts(document).getOrDefault("SecretString", ""));
        secret = secrets.getOrDefault("secret", "").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = texts(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        var body = event.getOrDefault("body", "");
        var proved = isSigned(event.getOrDefault("stripe-signature", ""), body);
        var fields = texts(body);
        dynamo.send("DynamoDB_20120810.PutItem", """
                {"TableName":"ledger","ConditionExpression":"attribute_not_exists(pk)","Item":{"pk":{"S":"pay#%s"},"sk":{"S":"%s"}}}""".formatted(fields.get("reference"), fields.get("type")));
        output.write(("{\"statusCode\":" + (proved ? 200 : 401) + "}").getBytes(StandardCharsets.UTF_8));
    }

    /// `t=seconds,v1=hex`
    private boolean isSigned(String header, String body) {
        var seconds = header.substring(2, header.indexOf(','));
        var hash = SignedPost.hmac(secret, seconds + "." + body);
        return Arrays.equals(hash, HexFormat.of().parseHex(header.substring(header.lastIndexOf('=') + 1)));
    }

    /// All texts by their names, whatever object they stand in.
    private static Map<String, String> texts(String json) {
        var texts = new HashMap<String, String>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && parser.currentName() != null) {
                    texts.put(parser.currentName(), parser.getString());
                }
            }
        }
        return texts;
    }
}
