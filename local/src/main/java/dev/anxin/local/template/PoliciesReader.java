package dev.anxin.local.template;

import dev.anxin.local.policy.Caller;
import dev.anxin.local.policy.Policies;
import dev.anxin.local.policy.PolicyFault;
import dev.anxin.local.policy.PolicyReader;
import dev.anxin.local.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Who may do what: the roles of functions, and what resources say of others. What cannot be judged here is a
/// problem: else it would be allowed here and refused at AWS, or the other way round.
final class PoliciesReader {
    /// Types that are read here and nowhere else.
    static final Set<String> TYPES = Set.of(
            "AWS::IAM::Role",
            "AWS::KMS::Key",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SecretsManager::ResourcePolicy",
            // These are refused, by name.
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::RolePolicy",
            "AWS::SNS::TopicInlinePolicy",
            "AWS::SQS::QueueInlinePolicy");

    private static final Set<String> OF_A_ROLE = Set.of(
            "AssumeRolePolicyDocument", "Description", "MaxSessionDuration", "Path", "Policies", "RoleName", "Tags");

    private final Map<String, JsonNode> resources;
    private final PhysicalNames names;
    private final Findings findings;

    /// @param resources by logical id, their functions worked out
    PoliciesReader(Map<String, JsonNode> resources, PhysicalNames names, Findings findings) {
        this.resources = resources;
        this.names = names;
        this.findings = findings;
    }

    Policies read(List<SamTemplate.FunctionSpec> functions) {
        var attached = new HashMap<String, List<Statement>>();
        var keys = new HashMap<String, String>();
        resources.forEach((id, resource) -> {
            var properties = resource.path("Properties");
            switch (type(id)) {
                case "AWS::SQS::QueuePolicy" -> attach(attached, id, properties.path("PolicyDocument"), "Queues");
                case "AWS::SNS::TopicPolicy" -> attach(attached, id, properties.path("PolicyDocument"), "Topics");
                case "AWS::SecretsManager::ResourcePolicy" ->
                    attach(attached, id, properties.path("ResourcePolicy"), "SecretId");
                case "AWS::KMS::Key" ->
                    attached.put(arn(id), ofResource(id + ".KeyPolicy", properties.path("KeyPolicy")));
                case "AWS::SNS::Topic" ->
                    Optional.of(properties.path("KmsMasterKeyId").asString(""))
                            .filter(key -> !key.isEmpty())
                            .ifPresent(key -> keys.put(arn(id), keyOf(id, key)));
                default -> {
                    if (TYPES.contains(type(id)) && !type(id).equals("AWS::IAM::Role")) {
                        findings.problem(id + ": " + type(id) + " is not judged here: write it into the role, or into"
                                + " the resource's own policy");
                    }
                }
            }
        });
        var roles = new HashMap<String, Caller.Role>();
        functions.forEach(function -> roles.put(function.id(), role(function)));
        return new Policies(roles, attached, keys);
    }

    private void attach(Map<String, List<Statement>> attached, String id, JsonNode document, String whose) {
        var statements = ofResource(id, document);
        var named = properties(id).path(whose);
        (named.isArray() ? named.valueStream() : Stream.of(named)).forEach(one -> {
            var resource = referred(one.asString(""));
            if (resource.isEmpty()) {
                findings.problem(id + "." + whose + " names nothing of this template: " + one);
            } else if (attached.put(arn(resource.get()), statements) != null) {
                findings.problem(
                        id + "." + whose + ": " + resource.get() + " has two policies; at AWS the later one wins");
            }
        });
    }

    /// The resource of which `Ref` gives this.
    private Optional<String> referred(String reference) {
        return resources.keySet().stream()
                .filter(id -> names.value(id, "Ref", resource(id))
                        .filter(reference::equals)
                        .isPresent())
                .findAny();
    }

    private String arn(String id) {
        var attribute = switch (type(id)) {
            case "AWS::SNS::Topic", "AWS::SecretsManager::Secret" -> "Ref";
            default -> "Arn";
        };
        return names.value(id, attribute, resource(id)).orElse("");
    }

    private String keyOf(String id, String key) {
        return referred(key).map(this::arn).orElseGet(() -> {
            findings.problem(id + ".KmsMasterKeyId must refer to a key of this template here: " + key);
            return "";
        });
    }

    private Caller.Role role(SamTemplate.FunctionSpec function) {
        var properties = properties(function.id());
        var given = properties.path("Role").asString("");
        if (given.isEmpty()) {
            return generated(function, properties);
        }
        if (properties.has("Policies")) {
            findings.problem(function.id() + ".Policies mean nothing beside Role");
        }
        var role = resources.keySet().stream()
                .filter(id -> type(id).equals("AWS::IAM::Role"))
                .filter(id -> arn(id).equals(given))
                .findAny();
        if (role.isEmpty()) {
            findings.problem(function.id() + ".Role names no role of this template: " + given);
            return caller(function, function.id() + "Role", List.of());
        }
        var described = properties(role.get());
        described.propertyNames().stream()
                .filter(name -> !OF_A_ROLE.contains(name))
                .forEach(name -> findings.problem(role.get() + "." + name + " is not judged here"));
        var statements = new ArrayList<Statement>();
        for (var policy : described.path("Policies")) {
            var where = role.get() + ", policy " + policy.path("PolicyName").asString("");
            statements.addAll(understood(() -> PolicyReader.ofRole(where, policy.path("PolicyDocument"))));
        }
        var caller = caller(function, role.get(), statements);
        var trusted = ofResource(role.get() + ".AssumeRolePolicyDocument", described.path("AssumeRolePolicyDocument"));
        if (!caller.isTakenBy(trusted, "lambda.amazonaws.com")) {
            findings.problem(role.get() + ".AssumeRolePolicyDocument: Lambda may not take the role");
        }
        return caller;
    }

    /// The role that SAM makes for a function that names none.
    private Caller.Role generated(SamTemplate.FunctionSpec function, JsonNode properties) {
        var name = function.id() + "Role";
        var statements = new ArrayList<Statement>();
        for (var document : GeneratedRole.policies(function)) {
            statements.addAll(understood(() -> PolicyReader.ofRole(name + ", made by SAM", document)));
        }
        var policies = properties.path("Policies");
        (policies.isArray() ? policies.valueStream() : Stream.of(policies).filter(one -> !one.isMissingNode()))
                .forEach(policy -> {
                    if (policy.has("Statement")) {
                        statements.addAll(understood(() -> PolicyReader.ofRole(function.id() + ".Policies", policy)));
                    } else {
                        findings.problem(
                                function.id() + ".Policies: " + policy + " is not judged here: write its statements");
                    }
                });
        return caller(function, name, statements);
    }

    private Caller.Role caller(SamTemplate.FunctionSpec function, String id, List<Statement> statements) {
        var role = resources.containsKey(id) ? names.name(id, resource(id)) : names.stack() + "-" + id;
        return new Caller.Role(
                id,
                names.arn("iam", "role/" + role),
                names.arn("sts", "assumed-role/" + role + "/" + function.name()),
                statements);
    }

    private List<Statement> ofResource(String where, JsonNode document) {
        return understood(() -> PolicyReader.ofResource(where, document));
    }

    private List<Statement> understood(Supplier<List<Statement>> reading) {
        try {
            return reading.get();
        } catch (PolicyFault fault) {
            findings.problem(String.valueOf(fault.getMessage()));
            return List.of();
        }
    }

    private JsonNode resource(String id) {
        return Objects.requireNonNull(resources.get(id));
    }

    private JsonNode properties(String id) {
        return resource(id).path("Properties");
    }

    private String type(String id) {
        return resource(id).path("Type").asString("");
    }
}
