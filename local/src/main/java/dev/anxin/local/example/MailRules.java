package dev.anxin.local.example;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer.Answer;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// SES's SendEmail, of a message that SES puts together. Source: Amazon SES API v2 reference, "SendEmail".
///
/// @param sender the address that is verified
/// @param secret of the access key
record MailRules(String sender, String secret) implements ProviderRules {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final Set<String> PARTS = Set.of("FromEmailAddress", "Destination", "Content");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Judgement judge(HttpExchange exchange, String body) {
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals("/v2/email/outbound-emails")) {
            return new Judgement.Wrong(404, "NotFoundException", "no such operation");
        }
        if (!new AwsSignature("ses", secret).isOf(exchange, body)) {
            return new Judgement.Wrong(403, "SignatureDoesNotMatch", "the signature is not of this request");
        }
        try {
            return judge(JSON.readTree(body));
        } catch (JacksonException _) {
            return bad("the body is no JSON");
        }
    }

    private Judgement judge(JsonNode request) {
        if (!PARTS.containsAll(request.propertyNames())) {
            return bad("unknown parts: " + request.propertyNames());
        }
        if (!request.path("FromEmailAddress").asString("").equals(sender)) {
            return new Judgement.Wrong(400, "MessageRejected", "Email address is not verified");
        }
        var to = request.path("Destination").path("ToAddresses");
        var address = to.path(0).asString("");
        if (to.size() != 1 || !ADDRESS.matcher(address).matches()) {
            return bad("Illegal address");
        }
        var mail = request.path("Content").path("Simple");
        var subject = text(mail.path("Subject"));
        var text = text(mail.path("Body").path("Text"));
        var html = text(mail.path("Body").path("Html"));
        if (subject.isBlank()
                || subject.lines().count() != 1
                || text.isBlank()
                || !html.startsWith("<!doctype html>")) {
            return bad("Subject, text and page are to be there, in UTF-8");
        }
        var header = mail.path("Headers").path(0);
        if (!header.path("Name").asString("").equals("X-Notification-Id")) {
            return bad("no notification is named");
        }
        return new Judgement.Fine(header.path("Value").asString(""), address, subject + "\n" + text);
    }

    private static String text(JsonNode content) {
        return content.path("Charset").asString("").equals("UTF-8")
                ? content.path("Data").asString("")
                : "";
    }

    private static Judgement bad(String message) {
        return new Judgement.Wrong(400, "BadRequestException", message);
    }

    @Override
    public Answer accepted(int number) {
        return Answer.json(200, JSON.createObjectNode().put("MessageId", "made-" + number));
    }

    @Override
    public Answer refused(HttpExchange exchange, Judgement.Wrong wrong) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", wrong.code());
        return Answer.json(wrong.status(), JSON.createObjectNode().put("message", wrong.message()));
    }
}
