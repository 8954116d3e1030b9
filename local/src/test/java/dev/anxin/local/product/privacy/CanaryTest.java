package dev.anxin.local.product.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anxin.aws.table.KeptAttributes;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.ListingRequest;
import dev.anxin.gateway.Meaning;
import dev.anxin.gateway.Notice;
import dev.anxin.gateway.OutgoingRefund;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Reply;
import dev.anxin.json.Json;
import dev.anxin.local.LocalStack;
import dev.anxin.local.product.ProductStack;
import dev.anxin.local.product.privacy.Canaries.Planted;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/// Personal data is planted in every field that strangers fill, the customer is erased, and everything that is left
/// is searched: items, streams, queues, topics, logs.
final class CanaryTest {
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static final LocalStack STACK = ProductStack.start(new PrintStream(LOG, true, StandardCharsets.UTF_8));
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REFERENCE = "made-187";
    private static final Duration SOON = Duration.ofSeconds(60);

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void nothingPersonalIsLeftAfterACustomerWasErased() throws Exception {
        register();
        complain();
        int callbacks = deliverAll();
        var before = text(items("Contacts"));
        assertThat(Canaries.isTraceIn(before))
                .as("the contact, before: %s", before)
                .isTrue();
        assertThat(call("DELETE", "/contacts/olepay/customer-187", Map.of(), "").statusCode())
                .isEqualTo(204);
        STACK.awaitIdle(SOON);

        var found = everything();
        assertThat(found).hasSizeGreaterThan(callbacks);
        assertThat(found.stream().filter(Canaries::isTraceIn)).isEmpty();
        for (String seen : List.of(
                "\"id\":\"pi_made1001\"", "FailureReports", "\"Feedback\"", "[mail]", "anxin.event/1", "masked")) {
            assertThat(found.stream().anyMatch(text -> text.contains(seen)))
                    .as("the search sees %s", seen)
                    .isTrue();
        }
    }

    /// What was understood before is understood as well with canaries around it, and from what is stored alone.
    @Test
    void readsTheSameFromWhatIsKept() {
        var now = Instant.now();
        int understood = 0;
        for (Planted planted : Canaries.planted().toList()) {
            if (Canaries.read(planted, now) instanceof Reading.Trusted(var facts, var _, var kept)) {
                understood++;
                assertThat(Canaries.isTraceIn(kept.toString())).as("%s", kept).isFalse();
                var stored = Json.parse(kept.document().write());
                var notice = new Notice(planted.gateway(), Canaries.MESSAGE, stored, kept.signedAt(), now);
                assertThat(Gateways.named(planted.gateway()).orElseThrow().meaning(notice))
                        .isEqualTo(new Meaning.Known(facts));
            }
        }
        assertThat(understood).isGreaterThan(20);
    }

    /// Answers to questions, lists and refunds: what is made of them stands in facts and reports.
    @Test
    void answersOfGatewaysLeaveNothingEither() {
        Canaries.planted().forEach(planted -> {
            var about = planted.body().at("data", "object").exists()
                    ? planted.body().at("data", "object")
                    : planted.body().at("data");
            for (Json body : List.of(planted.body(), about, Json.object("error", about), list(about))) {
                said(planted, body)
                        .forEach(said -> assertThat(Canaries.isTraceIn(said))
                                .as("%s: %s", planted.name(), said)
                                .isFalse());
            }
        });
    }

    private static Json list(Json about) {
        var each = new Json.Items(List.of(about));
        return Json.object("data", each, "has_more", false, "payments", each, "refunds", each, "chargebacks", each);
    }

    private static Stream<String> said(Planted planted, Json body) {
        var gateway = Gateways.named(planted.gateway()).orElseThrow();
        var inquiry = new Inquiry(
                new PaymentKey(planted.gateway(), "1001"),
                List.of("pi_made1001", "ch_1PgafuB7WZ01zgkWXYmPNZs8"),
                "https://gateway.example",
                List.of("made"),
                Instant.now());
        var refund = gateway.refund(inquiry, new OutgoingRefund("1001.r1", new Money(1099, "USD")));
        var listing = gateway.list(new ListingRequest(
                inquiry.baseUrl(), inquiry.secrets(), inquiry.at().minusSeconds(9), inquiry.at(), ""));
        return Stream.of(200, 400, 404)
                .map(status -> new Reply.Answered(status, Map.of(), body.write().getBytes(StandardCharsets.UTF_8)))
                .flatMap(reply -> Stream.concat(
                        Stream.of(
                                gateway.payment(inquiry).read(reply).toString(),
                                refund.read(reply).toString(),
                                listing.read(reply).toString()),
                        gateway.money(inquiry).stream()
                                .map(question -> question.read(reply).toString())));
    }

    private static void register() throws Exception {
        var body = Json.object(
                "account",
                "olepay",
                "reference",
                REFERENCE,
                "order",
                "order-187",
                "amount",
                1099,
                "currency",
                "USD",
                "customerId",
                "customer-187",
                "contacts",
                Json.object(
                        "name", Canaries.NAME,
                        "mail", Canaries.MAIL,
                        "phone", Canaries.PHONE.replace(" ", "")));
        assertThat(call("POST", "/payments", Map.of(), body.write()).statusCode())
                .isEqualTo(201);
    }

    /// What merchants' people and apps write, and codes that are none.
    private static void complain() throws Exception {
        var words = "of " + Canaries.MAIL + ", " + Canaries.PHONE + ", by " + Canaries.CARD + ", cvc 187";
        for (String code : List.of("101", Canaries.NAME, Canaries.MAIL, Canaries.CARD, Canaries.PHONE, words)) {
            var body = Json.object("account", "olepay", "reference", REFERENCE, "code", code, "message", words);
            assertThat(call("POST", "/failures", Map.of(), body.write()).statusCode())
                    .isEqualTo(202);
        }
        var page = Json.parse(call("GET", "/payments/olepay/" + REFERENCE, Map.of(), "")
                        .body())
                .needText("pageUrl");
        var comment = Json.object("feedback", "comment", "text", words).write();
        var path = URI.create(page).getPath() + "/feedback";
        assertThat(call("POST", path, Map.of("accept", "application/json", "content-type", "application/json"), comment)
                        .statusCode())
                .isEqualTo(200);
        var paid = new Planted(
                "paid",
                "olepay",
                Json.object(
                        "type",
                        "payment.succeeded",
                        "data",
                        Json.object("order_id", REFERENCE, "amount", 1099, "currency", "USD", "code", words)));
        deliver(paid, "msg_paid");
        STACK.awaitIdle(SOON);
        var refund = Json.object("amount", 5, "reason", words);
        assertThat(call(
                                "POST",
                                "/payments/olepay/" + REFERENCE + "/refunds",
                                Map.of("idempotency-key", "canary"),
                                refund.write())
                        .statusCode())
                .isEqualTo(202);
    }

    private static int deliverAll() throws Exception {
        int number = 0;
        for (Planted planted : Canaries.planted().toList()) {
            deliver(planted.numbered(number), "msg_made_" + number);
            number++;
        }
        STACK.awaitIdle(SOON);
        return number;
    }

    /// Whatever it is, it is kept or recorded, and the answer repeats none of it.
    private static void deliver(Planted planted, String id) throws Exception {
        var headers = Canaries.headers(planted, Instant.now(), id);
        var answer = call(
                "POST",
                "/callbacks/" + planted.gateway(),
                headers,
                planted.body().write());
        assertThat(answer.statusCode()).as("%s: %s", planted, answer.body()).isEqualTo(200);
        assertThat(Canaries.isTraceIn(answer.body())).as(answer.body()).isFalse();
    }

    private static HttpResponse<String> call(String method, String path, Map<String, String> headers, String body)
            throws Exception {
        var all = new HashMap<>(headers);
        var token = STACK.token(
                ProductStack.MERCHANT,
                "anxin/payments.write",
                "anxin/payments.read",
                "anxin/failures.write",
                "anxin/refunds.write");
        all.put("authorization", "Bearer " + token);
        var request = HttpRequest.newBuilder(URI.create(STACK.apiUri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        all.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> everything() {
        var all = new ArrayList<String>();
        all.addAll(texts(items("Ledger")));
        all.addAll(texts(items("Contacts")));
        all.addAll(texts(streamed()));
        all.addAll(queued());
        STACK.inbox().messages().forEach(message -> all.add(message.toString()));
        LOG.toString(StandardCharsets.UTF_8).lines().forEach(all::add);
        return all;
    }

    private static List<Map<String, AttributeValue>> items(String table) {
        return STACK
                .engineClients()
                .tables()
                .scanPaginator(request -> request.tableName(STACK.physical(table)))
                .items()
                .stream()
                .toList();
    }

    /// Both images of all that any stream still carries.
    private static List<Map<String, AttributeValue>> streamed() {
        var streams = STACK.engineClients().streams();
        var images = new ArrayList<Map<String, AttributeValue>>();
        for (var stream : streams.listStreams(request -> {}).streams()) {
            var shards = streams.describeStream(request -> request.streamArn(stream.streamArn()))
                    .streamDescription()
                    .shards();
            for (var shard : shards) {
                var iterator = streams.getShardIterator(request -> request.streamArn(stream.streamArn())
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
                images.addAll(records(iterator));
            }
        }
        assertThat(images).isNotEmpty();
        return images;
    }

    private static List<Map<String, AttributeValue>> records(String first) {
        var images = new ArrayList<Map<String, AttributeValue>>();
        for (var here = first; here != null; ) {
            var iterator = here;
            var page = STACK.engineClients().streams().getRecords(request -> request.shardIterator(iterator));
            page.records().forEach(record -> {
                images.add(record.dynamodb().newImage());
                images.add(record.dynamodb().oldImage());
            });
            here = page.records().isEmpty() ? null : page.nextShardIterator();
        }
        return images;
    }

    private static List<String> queued() {
        var queues = STACK.engineClients().queues();
        return queues.listQueues().queueUrls().stream()
                .flatMap(url ->
                        queues
                                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                                .messages()
                                .stream())
                .map(message -> message.body())
                .toList();
    }

    private static List<String> texts(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> text(List.of(item))).toList();
    }

    private static String text(List<Map<String, AttributeValue>> items) {
        var text = new StringBuilder();
        for (var item : items) {
            text.append(item).append(KeptAttributes.read(item).document().write());
        }
        return text.toString();
    }
}
