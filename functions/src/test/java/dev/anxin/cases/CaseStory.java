package dev.anxin.cases;

import dev.anxin.gateway.Deliveries;
import dev.anxin.gateway.Inquiry;
import dev.anxin.gateway.Reading;
import dev.anxin.gateway.registry.Gateways;
import dev.anxin.http.Reply;
import dev.anxin.ledger.Fact;
import dev.anxin.ledger.Fact.Source;
import dev.anxin.ledger.News;
import dev.anxin.ledger.Order;
import dev.anxin.ledger.PaymentState;
import dev.anxin.ledger.Registration;
import dev.anxin.ledger.Summary;
import dev.anxin.payment.Money;
import dev.anxin.payment.PaymentKey;
import dev.anxin.payment.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A story of `story.txt`: a line for each thing that happens, which begins with the seconds since the
/// registration. `@N` in a file is the registration's time and N seconds.
final class CaseStory {
    /// Far enough before the clock by which callbacks are signed.
    private static final Instant BEGIN = Deliveries.NOW.minus(Duration.ofDays(30));

    private final Path folder;
    private final List<PaymentState> looks = new ArrayList<>();
    private PaymentKey key = new PaymentKey("stripe", "none");
    private Summary summary = Summary.EMPTY;
    private int version;

    private CaseStory(String name) {
        folder = Path.of("src/test/resources/dev/anxin/cases", name);
    }

    /// What was seen at each `look`.
    static List<PaymentState> looks(String name) throws IOException {
        var story = new CaseStory(name);
        for (String line : Files.readAllLines(story.folder.resolve("story.txt"))) {
            if (!line.startsWith("#")) {
                story.happen(List.of(line.split(" ")));
            }
        }
        return story.looks;
    }

    private void happen(List<String> words) throws IOException {
        var at = BEGIN.plusSeconds(Long.parseLong(words.getFirst()));
        switch (words.get(1)) {
            case "register" -> register(words, at);
            case "returned" -> learn(fact(Source.CUSTOMER, at, new News.Returned()));
            case "callback" -> call(body(words.get(2)), at);
            case "ask" -> ask(words.subList(2, words.size()), at);
            case "order" -> learn(fact(Source.ORDER, at, order(words, at)));
            case "look" -> looks.add(PaymentState.of(summary));
            default -> throw new IllegalArgumentException("a story knows no " + words.get(1));
        }
    }

    private void register(List<String> words, Instant at) {
        key = new PaymentKey("stripe", words.get(2));
        var price = new Money(Long.parseLong(words.get(4)), words.get(5));
        var until = at.plusSeconds(Long.parseLong(words.get(6)));
        var registration = new Registration(
                at, "demo-shop", words.get(3), price, "customer-1", "en", "UTC", until, "", Terms.DEFAULT);
        learn(fact(Source.MERCHANT, at, new News.Registered(registration)));
    }

    private News order(List<String> words, Instant at) {
        version++;
        return new News.OrderChanged(
                new Order(version, Order.Status.valueOf(words.get(2)), Order.Holder.valueOf(words.get(3)), at));
    }

    /// @param at when it is delivered
    private void call(byte[] body, Instant at) {
        if (Deliveries.read("stripe", body) instanceof Reading.Trusted(var facts, var _, var _)) {
            facts.forEach(
                    told -> learn(new Fact(told.payment(), told.source(), told.id(), told.at(), at, told.news())));
        }
    }

    /// As a check does: whatever is unclear stands in the answer as no answer.
    private void ask(List<String> files, Instant at) throws IOException {
        var gateway = Gateways.named("stripe").orElseThrow();
        var inquiry = new Inquiry(key, List.copyOf(summary.aliases().values()), "", List.of("sk"), at);
        var questions = Stream.concat(Stream.of(gateway.payment(inquiry)), gateway.money(inquiry).stream())
                .toList();
        var news = new ArrayList<News>(
                List.of(new News.Rang(PaymentState.of(summary).alarm().check() + 1)));
        for (int question = 0; question < files.size(); question++) {
            var reply = new Reply.Answered(200, Map.of(), body(files.get(question)));
            news.addAll(questions.get(question).read(reply));
        }
        news.add(new News.ReturnsTold());
        learn(fact(Source.CHECK, at, news.toArray(News[]::new)));
    }

    private byte[] body(String file) throws IOException {
        var text = Files.readString(folder.resolve(file));
        var times = Pattern.compile("\"@(\\d+)\"");
        return times.matcher(text)
                .replaceAll(time ->
                        "" + BEGIN.plusSeconds(Long.parseLong(time.group(1))).getEpochSecond())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Fact fact(Source source, Instant at, News... news) {
        return Fact.of(key, source, at + ":" + List.of(news), at, news);
    }

    private void learn(Fact fact) {
        summary = summary.join(Summary.of(fact));
    }
}
