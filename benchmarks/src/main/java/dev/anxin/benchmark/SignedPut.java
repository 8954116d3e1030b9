package dev.anxin.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anxin.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// As [SdkPut], by hand from the SDK's parts. What a service client adds is left out: retries, timeouts, its model of
/// errors.
final class SignedPut implements RequestStreamHandler {
    private final URI endpoint = URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB"));
    private final AwsCredentialsProvider credentials =
            DefaultCredentialsProvider.builder().build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        var item = Json.object("pk", Json.object("S", "event"), "body", Json.object("S", event));
        var put = Json.object("TableName", "ledger", "Item", item, "ConditionExpression", "attribute_not_exists(pk)");
        output.write(("{\"statusCode\":" + send(put.write()) + "}").getBytes(StandardCharsets.UTF_8));
    }

    private int send(String body) throws IOException {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", "" + body.getBytes(StandardCharsets.UTF_8).length)
                .putHeader("X-Amz-Target", "DynamoDB_20120810.PutItem")
                .build();
        var payload = ContentStreamProvider.fromUtf8String(body);
        var signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                .putProperty(AwsV4HttpSigner.REGION_NAME, System.getenv("AWS_REGION")));
        var call = HttpExecuteRequest.builder()
                .request(signed.request())
                .contentStreamProvider(signed.payload().orElse(payload))
                .build();
        var response = http.prepareRequest(call).call();
        try (var answer = response.responseBody().orElseThrow()) {
            answer.readAllBytes();
        }
        return response.httpResponse().statusCode();
    }
}
