package dev.anxin.local;

import dev.anxin.local.clock.Pace;
import dev.anxin.local.engine.AtomicFile;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.local.engine.Inbox;
import dev.anxin.local.engine.TopicsFront;
import dev.anxin.local.http.ApiFront;
import dev.anxin.local.limit.ReachedLimits;
import dev.anxin.local.monitoring.AlarmRunner;
import dev.anxin.local.rights.Resources;
import dev.anxin.local.rights.Rights;
import dev.anxin.local.template.Omissions;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.trigger.Activity;
import dev.anxin.local.trigger.HostedFunction;
import dev.anxin.local.trigger.QueuePoller;
import dev.anxin.local.trigger.StreamPoller;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/// The template, running on this machine. Everything it started is gone when it is closed.
///
/// ```java
/// try (var stack =
/// LocalStack.start(StackOptions.of(Path.of("template.yaml")).withProgress(System.out::println))) {
///     var token = stack.token("demo-shop", "anxin/payments.write");
///     ... requests to stack.apiUri() ...
///     stack.awaitIdle(Duration.ofSeconds(20));
///     stack.inbox().messages() ...
/// }
/// ```
public final class LocalStack implements AutoCloseable {
    private final Closeables closeables;
    private final SamTemplate samTemplate;
    private final Engines engines;
    private final Inbox inbox;
    private final Running running;
    private final Made made;
    private final Omissions omissions;

    /// What runs.
    ///
    /// @param alarms which look once they are started
    record Running(
            HostedFunction.Host host,
            List<StreamPoller> streams,
            List<QueuePoller> queues,
            ApiFront api,
            AlarmRunner alarms,
            Pace pace) {
        Activity activity() {
            return host.activity();
        }
    }

    /// What the template made on the engines.
    ///
    /// @param known what `Ref` and `GetAtt` give, by "LogicalId.Attribute"
    record Made(Map<String, String> known, Resources resources) {}

    LocalStack(
            Closeables closeables,
            SamTemplate samTemplate,
            Engines engines,
            Inbox inbox,
            Running running,
            Made made,
            Omissions omissions) {
        this.closeables = closeables;
        this.samTemplate = samTemplate;
        this.engines = engines;
        this.inbox = inbox;
        this.running = running;
        this.made = made;
        this.omissions = omissions;
    }

    /// Starts everything, or nothing.
    ///
    /// @throws dev.anxin.local.template.TemplateRejection naming every problem found with the template, its
    ///     handlers and their variables
    /// @throws IllegalStateException if an engine does not start, or the data directory is of another
    ///     template or in use
    public static LocalStack start(StackOptions options) {
        return new StackStart(options, false).run();
    }

    /// As [#start], but no function runs: somebody else calls them.
    public static LocalStack still(StackOptions options) {
        return new StackStart(options, true).run();
    }

    /// The API's base, without a slash at its end.
    public URI apiUri() {
        return running.api().uri();
    }

    /// The issuer of tokens; `POST /token` there (client_id, scope) gives them to other processes.
    public String issuer() {
        return engines.issuer().url();
    }

    /// The console of support and operations, if the template has one.
    public Optional<URI> consoleUri() {
        return samTemplate.routes().stream()
                .filter(route -> route.key().equals("GET /console"))
                .map(route -> URI.create(apiUri() + route.path()))
                .findFirst();
    }

    /// A token of a person, good for a quarter of an hour.
    ///
    /// @param group which gives the role: agent, supervisor or auditor
    public String staffToken(String subject, String group) {
        return engines.issuer().staffToken(subject, group);
    }

    /// A token of the local issuer, good for an hour.
    public String token(String client, String... scopes) {
        return engines.issuer().token(client, String.join(" ", scopes));
    }

    /// How fast time goes here, and what time it is: of a data directory it is what went on there.
    public Pace pace() {
        return running.pace();
    }

    /// Which of AWS's limits were reached, and how often.
    public ReachedLimits reachedLimits() {
        return running.host().reached();
    }

    /// What was published. With an endpoint elsewhere it stays empty.
    public Inbox inbox() {
        return inbox;
    }

    /// From now on the template's alarms ring, by what was counted since the start. With an endpoint elsewhere whoever
    /// is there sees to them.
    public void watchAlarms() {
        if (engines.rights().isPresent()) {
            running.alarms().start();
        }
    }

    public EngineClients engineClients() {
        return engines.engineClients();
    }

    public EngineClients.Endpoints endpoints() {
        return engines.endpoints();
    }

    /// What of the template does nothing here.
    public Omissions omissions() {
        return omissions;
    }

    public SamTemplate samTemplate() {
        return samTemplate;
    }

    /// What `Ref` gives: a table's name, a queue's URL, a topic's or secret's ARN.
    ///
    /// @throws IllegalArgumentException if the template makes no such table, queue, topic or secret
    public String physical(String logicalId) {
        return Optional.ofNullable(names().get(logicalId))
                .orElseThrow(() -> new IllegalArgumentException("Nothing here is called " + logicalId));
    }

    private Map<String, String> names() {
        return made.known().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".Ref"))
                .collect(Collectors.toMap(entry -> entry.getKey().replace(".Ref", ""), Map.Entry::getValue));
    }

    /// Says to other processes of this machine where this stack is, while it runs; after a sudden end its
    /// pid is nobody's. Keys: pid, apiUrl, issuer (its `GET /time` answers with what time it is here), inbox
    /// (its URL answers with all that was published), endpoints (the variables of [#endpoints]), names
    /// (logical id to physical name, queue URL or ARN).
    void announce(Path file) {
        var content = Map.of(
                "pid", ProcessHandle.current().pid(),
                "apiUrl", apiUri().toString(),
                "issuer", issuer(),
                "inbox", endpoints().sns() + TopicsFront.INBOX,
                "endpoints", endpoints().environment(),
                "names", names());
        closeables.add(() -> Files.deleteIfExists(file));
        AtomicFile.write(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    /// All variables that a function's handler gets.
    public Map<String, String> environment(String functionId) {
        return samTemplate.functions().stream()
                .filter(function -> function.id().equals(functionId))
                .map(function -> StackStart.environment(function, engines))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No function is called " + functionId));
    }

    /// As [#environment], with changes. What a changed variable names stands in the place of what the template's names:
    /// the function may use it as it may use that one.
    public Map<String, String> environment(String functionId, Map<String, String> changed) {
        var variables = new HashMap<>(environment(functionId));
        changed.forEach((name, value) -> {
            made.resources().standIn(variables.getOrDefault(name, ""), value);
            variables.put(name, value);
        });
        return variables;
    }

    /// Starts a second template beside this one, on the same engines: a subscriber of the merchant's own. Its queues
    /// are waited for, and it ends with this stack.
    ///
    /// @throws dev.anxin.local.template.TemplateRejection naming every problem found with it
    /// @throws IllegalStateException if a function does not start
    public StackBeside beside(StackBeside.Options options) {
        return StackBeside.start(options, engines, running, closeables);
    }

    public void putSecret(String logicalId, String text) {
        var arn = physical(logicalId);
        engineClients()
                .secrets()
                .putSecretValue(request -> request.secretId(arn).secretString(text));
    }

    /// Waits until nothing runs, streams are read to their ends, and no message waits in a queue that feeds
    /// a function: neither visible nor taken. Messages that are delayed are not waited for, those that
    /// failed are, until they are handled or dead.
    ///
    /// @throws IllegalStateException if it takes longer (in real time), or a function asked for something of which
    ///     nobody here knows what rights it needs
    public void awaitIdle(Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!idle()) {
            engines.rights().ifPresent(Rights::expectAllJudged);
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Still busy after " + atMost.toSeconds() + " s");
            }
            running.activity().await(Duration.ofMillis(20));
        }
        engines.rights().ifPresent(Rights::expectAllJudged);
    }

    private boolean idle() throws InterruptedException {
        var before = running.activity().started();
        if (!running.activity().quiet() || !running.queues().stream().allMatch(this::empty)) {
            return false;
        }
        var begin = System.nanoTime();
        running.streams().forEach(StreamPoller::hurry);
        while (!running.streams().stream().allMatch(stream -> stream.drainedSince(begin))) {
            if (running.activity().started() != before
                    || System.nanoTime() - begin > Duration.ofSeconds(2).toNanos()) {
                return false;
            }
            running.activity().await(Duration.ofMillis(5));
        }
        var still = running.activity().quiet() && running.queues().stream().allMatch(this::empty);
        return still && running.activity().started() == before;
    }

    private boolean empty(QueuePoller queue) {
        var counts = engineClients()
                .queues()
                .getQueueAttributes(request -> request.queueUrl(queue.url())
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.values().stream().allMatch("0"::equals);
    }

    /// Ends what it started. What was under way with a data directory goes on at the next start.
    @Override
    public void close() {
        closeables.close();
    }
}
