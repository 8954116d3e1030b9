package dev.anxin.function.delivery;

import dev.anxin.aws.config.AccountSecrets;
import dev.anxin.aws.config.Document;
import dev.anxin.delivery.MerchantEvent;
import dev.anxin.delivery.Outcome;
import dev.anxin.delivery.QueuedEvent;
import dev.anxin.delivery.WebhookId;
import dev.anxin.gateway.signature.StandardWebhooks;
import dev.anxin.http.Breaker;
import dev.anxin.http.Call;
import dev.anxin.http.Calls;
import dev.anxin.http.Reply;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Signs events with Standard Webhooks and brings them to merchants' servers.
///
/// @param secrets what signs: several live secrets of an account all sign, so that a shop may rotate
public record WebhookSender(Document secrets, Calls calls, Breaker breaker, InstantSource clock) {
    /// One attempt.
    Outcome bring(QueuedEvent queuedEvent, String url) {
        var address = address(url);
        if (address.isEmpty()) {
            return new Outcome.Failed("the account's eventsUrl is no address"); // unquoted: it may hold a secret
        }
        try {
            return send(queuedEvent, address.get());
        } catch (IllegalArgumentException unusable) {
            return new Outcome.Failed("it cannot be signed: " + unusable.getMessage()); // says nothing of the secret
        }
    }

    private static Optional<URI> address(String url) {
        try {
            return Optional.of(new URI(url)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException otherForm) {
            return Optional.empty();
        }
    }

    private Outcome send(QueuedEvent queuedEvent, URI url) {
        var keys = AccountSecrets.of(secrets, queuedEvent.event().account());
        if (keys.isEmpty()) {
            return new Outcome.Failed("the account has an eventsUrl, but no secret in EventSecrets");
        }
        var call = call(queuedEvent.event(), url, keys);
        var shop = url.getHost() + "#" + queuedEvent.event().account();
        // The last attempt is made whatever the breaker says: nothing is given up untried.
        if (!breaker.allows(shop) && !queuedEvent.isLast()) {
            return new Outcome.Failed("not tried: the attempts before failed one after the other");
        }
        var reply = calls.send(call);
        note(shop, reply);
        return Outcome.of(reply, clock.instant());
    }

    private Call call(MerchantEvent event, URI url, List<String> keys) {
        var body = event.text().getBytes(StandardCharsets.UTF_8);
        var headers = new HashMap<>(StandardWebhooks.headers(keys, WebhookId.of(event.id()), clock.instant(), body));
        headers.put("content-type", "application/json");
        headers.put("user-agent", "anxin");
        return new Call("POST", url, headers, body);
    }

    /// A server is spared if it does not answer, or answers that it cannot. One that says no is awake.
    private void note(String shop, Reply reply) {
        var awake = reply instanceof Reply.Answered answer && answer.status() < 500;
        if (awake) {
            breaker.succeeded(shop);
        } else {
            breaker.failed(shop);
        }
    }
}
