package dev.anxin.local;

import dev.anxin.local.engine.Provision;
import dev.anxin.local.rights.Duties;
import dev.anxin.local.rights.Resources;
import dev.anxin.local.rights.Usage;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.SamTemplate;
import dev.anxin.local.template.SamTemplate.FunctionSpec;
import dev.anxin.local.template.TemplateReader;
import dev.anxin.local.template.Trigger;
import dev.anxin.local.trigger.HostedFunction;
import dev.anxin.local.trigger.PythonFunction;
import dev.anxin.local.trigger.QueuePoller;
import dev.anxin.local.trigger.TriggerContext;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A second template on the engines of a running stack: tables, queues and subscriptions of its own, and functions in
/// Python that its queues feed. They may do what its roles allow.
public final class StackBeside {
    private static final Usage NOBODY = (_, _, _) -> {};

    private final SamTemplate samTemplate;
    private final Map<String, String> known;
    private final Map<String, Map<String, String>> environments;

    private StackBeside(
            SamTemplate samTemplate, Map<String, String> known, Map<String, Map<String, String>> environments) {
        this.samTemplate = samTemplate;
        this.known = known;
        this.environments = environments;
    }

    /// @param name of the stack
    /// @param template the code of its functions lies in the folder `function` beside it
    /// @param parameters values for its parameters
    /// @param variables of its functions, instead of what it says: where providers answer
    /// @param python the program that runs its functions
    /// @param log gets what its functions print
    public record Options(
            String name,
            Path template,
            Map<String, String> parameters,
            Map<String, String> variables,
            String python,
            PrintStream log) {
        public Options {
            parameters = Map.copyOf(parameters);
            variables = Map.copyOf(variables);
        }

        Path code() {
            return template.resolveSibling("function");
        }
    }

    static StackBeside start(Options options, Engines engines, LocalStack.Running running, Closeables closeables) {
        var findings = new Findings();
        var yaml = read(options.template());
        var region = engines.endpoints().region();
        var names = new PhysicalNames(options.name(), region, StackStart.ACCOUNT, Map.of());
        var first = TemplateReader.read(yaml, options.parameters(), names, findings);
        findings.refuse();
        var provision = new Provision(engines.engineClients());
        provision.create(first);
        var actual = names.with(provision.account().orElse(StackStart.ACCOUNT), provision.known());
        var samTemplate = TemplateReader.read(yaml, options.parameters(), actual, findings);
        engines.rights().ifPresent(rights -> {
            Duties.missing(samTemplate, actual, NOBODY).forEach(findings::problem);
            rights.enforce(samTemplate.policies(), new Resources(samTemplate, actual), NOBODY);
        });
        findings.refuse();
        provision.connect(samTemplate);
        var environments = new HashMap<String, Map<String, String>>();
        for (var spec : samTemplate.functions()) {
            var environment = new HashMap<>(StackStart.environment(spec, engines));
            environment.putAll(options.variables());
            environments.put(spec.id(), Map.copyOf(environment));
        }
        var beside = new StackBeside(samTemplate, provision.known(), environments);
        for (var spec : samTemplate.functions()) {
            var function = beside.hosted(spec, options, actual, running, closeables);
            beside.poll(function, engines, running, closeables);
        }
        return beside;
    }

    private static String read(Path template) {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new UncheckedIOException("The template cannot be read: " + template, e);
        }
    }

    private HostedFunction hosted(
            FunctionSpec spec,
            Options options,
            PhysicalNames names,
            LocalStack.Running running,
            Closeables closeables) {
        var processes = closeables.add(new Closeables());
        return new HostedFunction(
                spec,
                names.arn("lambda", "function:" + spec.name()),
                () -> processes.add(PythonFunction.start(
                        options.python(), options.code(), spec.handler(), environment(spec.id()), options.log())),
                running.host());
    }

    private void poll(HostedFunction function, Engines engines, LocalStack.Running running, Closeables closeables) {
        var context = new TriggerContext(
                engines.engineClients(),
                engines::key,
                running.activity(),
                running.pace(),
                Optional.empty(),
                running.host().log());
        for (var trigger : function.spec().triggers()) {
            if (!(trigger instanceof Trigger.QueueMessages messages)) {
                throw new IllegalStateException(function.spec().id() + ": beside the stack only queues feed functions");
            }
            var queue = samTemplate.queues().stream()
                    .filter(one -> Objects.equals(known.get(one.id() + ".Arn"), messages.queueArn()))
                    .findAny()
                    .orElseThrow();
            var poller = new QueuePoller(messages, physical(queue.id()), function, context);
            running.queues().add(closeables.add(poller));
            poller.start();
        }
    }

    public SamTemplate samTemplate() {
        return samTemplate;
    }

    /// All variables that a function gets.
    public Map<String, String> environment(String functionId) {
        return Objects.requireNonNull(environments.get(functionId));
    }

    /// What `Ref` gives: a table's name, a queue's URL, a secret's ARN.
    public String physical(String logicalId) {
        return Objects.requireNonNull(known.get(logicalId + ".Ref"));
    }
}
