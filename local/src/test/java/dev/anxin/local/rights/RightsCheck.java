package dev.anxin.local.rights;

import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.policy.GrantedRights;
import dev.anxin.local.template.Findings;
import dev.anxin.local.template.PhysicalNames;
import dev.anxin.local.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `checks/rights`: what the template grants, and no product test needed. Everything else needs a reason in
/// rights-unused.txt, and every reason there something to explain.
public final class RightsCheck {
    /// What the product tests ask the template for beside its defaults: functions that are there on demand.
    public static final Map<String, String> OPTIONS = Map.of("EventBusName", "aws.partner/stripe.com/ed_made");

    private RightsCheck() {}

    /// @param arguments the template, the folder of what was used, and the file of reasons
    public static void main(String[] arguments) throws IOException {
        var names = new PhysicalNames("anxin", "us-east-1", "000000000000", Map.of());
        var yaml = Files.readString(Path.of(arguments[0]));
        var findings = new Findings();
        var samTemplate = TemplateReader.read(yaml, parameters(), names, findings);
        findings.refuse();
        var used = used(Path.of(arguments[1]));
        var granted = new GrantedRights(samTemplate.policies(), used);
        if (used.isEmpty() || !granted.denied().isEmpty()) {
            System.out.println(
                    "Run the tests of local/ again: what they used is of another template. " + granted.denied());
            System.exit(1);
        }
        var unused = new TreeSet<>(granted.unused());
        var reasons = reasons(Path.of(arguments[2]));
        var unexplained =
                unused.stream().filter(part -> !reasons.containsKey(part)).toList();
        var idle =
                reasons.keySet().stream().filter(part -> !unused.contains(part)).toList();
        System.out.println(used.values().stream().mapToInt(List::size).sum() + " kinds of calls by " + used.size()
                + " callers; " + unused.size() + " parts of statements that none of them needs, "
                + (unused.size() - unexplained.size()) + " with a reason");
        unexplained.forEach(part -> System.out.println("granted, and never needed: " + part));
        idle.forEach(part -> System.out.println("a reason for what is needed, or not granted: " + part));
        if (!unexplained.isEmpty() || !idle.isEmpty()) {
            System.exit(1);
        }
    }

    private static Map<String, String> parameters() {
        var parameters = new HashMap<>(OPTIONS);
        parameters.put("JwtIssuer", "http://127.0.0.1");
        return parameters;
    }

    private static Map<String, List<ActionCall>> used(Path folder) throws IOException {
        var lines = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        var calls = new HashMap<String, List<ActionCall>>();
        for (var line : lines) {
            var node = JsonMapper.shared().readTree(line);
            var contexts = node.path("contexts")
                    .valueStream()
                    .map(RightsCheck::context)
                    .toList();
            calls.computeIfAbsent(node.path("who").asString(""), _ -> new ArrayList<>())
                    .add(new ActionCall(
                            node.path("action").asString(""),
                            node.path("resource").asString(""),
                            contexts));
        }
        return calls;
    }

    private static Map<String, Set<String>> context(JsonNode node) {
        return node.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .valueStream()
                                .map(value -> value.asString(""))
                                .collect(Collectors.toSet())));
    }

    /// Lines of a part, a stroke and its reason.
    private static Map<String, String> reasons(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" [|] ", 2))
                .collect(Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1], (one, _) -> one, TreeMap::new));
    }
}
