package dev.anxin.local.example;

import com.sun.net.httpserver.HttpExchange;
import dev.anxin.local.engine.LoopbackServer;
import dev.anxin.local.engine.LoopbackServer.Answer;
import dev.anxin.local.example.ProviderRules.Judgement;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands in for a provider that delivers messages. What it accepts is delivered.
public final class ExampleProvider implements AutoCloseable {
    private final ProviderRules rules;
    private final List<Judgement.Fine> accepted = new CopyOnWriteArrayList<>();
    private final List<Judgement.Wrong> refused = new CopyOnWriteArrayList<>();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;

    /// What it does next, whatever it thinks of the request.
    public sealed interface Reply {
        record Refuse(int status, String code) implements Reply {}

        /// It delivers the message; before it says so, this happens.
        record AcceptAfter(Runnable what) implements Reply {}
    }

    /// @param notification its id
    /// @param to an address or a number
    public record Delivered(String notification, String to, String text) {}

    private ExampleProvider(ProviderRules rules) {
        this.rules = rules;
        this.server = LoopbackServer.answering(this::answer);
    }

    /// Amazon SES, which has verified one sender.
    ///
    /// @param secret of the access key that requests are signed with
    public static ExampleProvider mail(String sender, String secret) {
        return new ExampleProvider(new MailRules(sender, secret));
    }

    /// Alibaba Cloud's SMS.
    ///
    /// @param approved texts of templates, by their codes
    public static ExampleProvider sms(
            ShortMessageRules.AccessKey accessKey, String signName, ShortMessageRules.Approved approved) {
        return new ExampleProvider(new ShortMessageRules(accessKey, signName, approved));
    }

    private Answer answer(HttpExchange exchange, String body) {
        var judgement = rules.judge(exchange, body);
        return switch (judgement) {
            case Judgement.Wrong wrong -> refuse(exchange, wrong);
            case Judgement.Fine fine ->
                switch (script.poll()) {
                    case null -> accept(fine);
                    case Reply.Refuse(var status, var code) ->
                        refuse(exchange, new Judgement.Wrong(status, code, "made for this test"));
                    case Reply.AcceptAfter(var what) -> {
                        var answer = accept(fine);
                        what.run();
                        yield answer;
                    }
                };
        };
    }

    private Answer accept(Judgement.Fine fine) {
        accepted.add(fine);
        return rules.accepted(accepted.size());
    }

    private Answer refuse(HttpExchange exchange, Judgement.Wrong wrong) {
        refused.add(wrong);
        return rules.refused(exchange, wrong);
    }

    public URI uri() {
        return server.uri();
    }

    /// For the next request that nothing is wrong with.
    public void next(Reply reply) {
        script.add(reply);
    }

    /// Everything that it delivered, oldest first.
    public List<Delivered> delivered() {
        return accepted.stream()
                .map(one -> new Delivered(one.notification(), one.to(), one.text()))
                .toList();
    }

    /// What it did not take, as `code: message`.
    public List<String> refusals() {
        return refused.stream().map(one -> one.code() + ": " + one.message()).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
