package dev.anxin.local.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads policies, whose CloudFormation functions are worked out already. Nothing is passed over: what is not known
/// here is a fault.
public final class PolicyReader {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition");

    /// All that is ever judged. Whoever adds one says with which resource and which condition keys it is called.
    private static final Set<String> ACTIONS = Set.of(
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:DescribeStream",
            "dynamodb:GetItem",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "dynamodb:PutItem",
            "dynamodb:Query",
            "dynamodb:Scan",
            "dynamodb:UpdateItem",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "secretsmanager:DescribeSecret",
            "secretsmanager:GetSecretValue",
            "secretsmanager:PutSecretValue",
            "ses:SendEmail",
            "sns:Publish",
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage",
            "sqs:SendMessage",
            "sts:AssumeRole");

    private static final Map<String, PolicyCondition.Operator> OPERATORS = Map.of(
            "StringEquals", PolicyCondition.Operator.STRING_EQUALS,
            "StringNotEquals", PolicyCondition.Operator.STRING_NOT_EQUALS,
            "StringLike", PolicyCondition.Operator.STRING_LIKE,
            "StringNotLike", PolicyCondition.Operator.STRING_NOT_LIKE,
            "ArnEquals", PolicyCondition.Operator.ARN_EQUALS,
            "ArnNotEquals", PolicyCondition.Operator.ARN_NOT_EQUALS,
            "ArnLike", PolicyCondition.Operator.ARN_LIKE,
            "ArnNotLike", PolicyCondition.Operator.ARN_NOT_LIKE,
            "Null", PolicyCondition.Operator.NULL);

    private final String place;

    private PolicyReader(String place) {
        this.place = place;
    }

    /// A role's own policy.
    ///
    /// @param where for people: `IntakeRole, policy intake`
    /// @throws PolicyFault naming the place
    public static List<Statement> ofRole(String where, JsonNode document) {
        return statements(where, document, false);
    }

    /// A policy of a queue, topic, secret or key, or of who may take a role.
    ///
    /// @throws PolicyFault naming the place
    public static List<Statement> ofResource(String where, JsonNode document) {
        return statements(where, document, true);
    }

    private static List<Statement> statements(String where, JsonNode document, boolean ofResource) {
        var outer = new PolicyReader(where);
        document.propertyNames()
                .forEach(name -> outer.require(
                        Set.of("Version", "Id", "Statement").contains(name), name + " is no element of a policy"));
        outer.require(
                document.path("Version").asString("").equals("2012-10-17"),
                "Version must be \"2012-10-17\": the older one is not judged here");
        var list = many(document.path("Statement")).toList();
        outer.require(!list.isEmpty(), "there is no Statement");
        var statements = new ArrayList<Statement>();
        list.forEach(one -> statements.add(
                new PolicyReader(where + ", statement " + (statements.size() + 1)).statement(one, ofResource)));
        return statements;
    }

    private Statement statement(JsonNode node, boolean ofResource) {
        node.propertyNames().forEach(name -> require(ELEMENTS.contains(name), name + " is not judged here"));
        var effect = node.path("Effect").asString("");
        require(
                effect.equals("Allow") || effect.equals("Deny"),
                "Effect must be Allow or Deny, and is \"" + effect + "\"");
        require(
                node.has("Principal") == ofResource,
                ofResource ? "Principal is missing" : "Principal means nothing here");
        var actions = names(node, "Action");
        actions.patterns().forEach(this::checkAction);
        var lower = actions.patterns().stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .toList();
        // Who may take a role is the only policy without a resource.
        var takesRole = ofResource && lower.equals(List.of("sts:assumerole"));
        return new Statement(
                place,
                effect.equals("Allow"),
                ofResource ? principals(node.path("Principal")) : Principals.OWNER,
                new Names(lower, actions.others()),
                takesRole ? new Names(List.of("*"), false) : resources(node),
                conditions(node.path("Condition")));
    }

    private Names names(JsonNode node, String element) {
        var without = "Not" + element;
        require(node.has(element) != node.has(without), "wants either " + element + " or " + without);
        var patterns = texts(node.path(node.has(element) ? element : without)).toList();
        require(!patterns.isEmpty(), element + " is empty");
        return new Names(patterns, node.has(without));
    }

    private Names resources(JsonNode node) {
        var names = names(node, "Resource");
        names.patterns().forEach(pattern -> require(Wildcard.isArn(pattern), "the resource " + pattern + " is no ARN"));
        return names;
    }

    private void checkAction(String pattern) {
        require(
                ACTIONS.stream()
                        .anyMatch(known ->
                                Wildcard.matches(pattern.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT))),
                "the action " + pattern + " is not judged here");
    }

    private Principals principals(JsonNode node) {
        if (node.isString()) {
            require(node.stringValue().equals("*"), "Principal must be \"*\" or a map");
            return new Principals(List.of(), List.of("*"));
        }
        node.propertyNames()
                .forEach(kind -> require(
                        kind.equals("Service") || kind.equals("AWS"),
                        "a Principal of kind " + kind + " is not judged here"));
        return new Principals(
                texts(node.path("Service")).toList(), texts(node.path("AWS")).toList());
    }

    private List<PolicyCondition> conditions(JsonNode node) {
        var conditions = new ArrayList<PolicyCondition>();
        node.forEachEntry((operator, tests) -> tests.forEachEntry((key, values) ->
                conditions.add(condition(operator, key, texts(values).toList()))));
        return conditions;
    }

    private PolicyCondition condition(String text, String key, List<String> values) {
        var all = text.startsWith("ForAllValues:");
        var any = text.startsWith("ForAnyValue:");
        var ifExists = text.endsWith("IfExists");
        var name = text.substring(text.indexOf(':') + 1).replaceFirst("IfExists$", "");
        require(all || any || !text.contains(":"), "the operator " + text + " is not judged here");
        var operator = OPERATORS.get(name);
        if (operator == null) {
            throw new PolicyFault(place + ": the operator " + text + " is not judged here");
        }
        var many = ActionCall.KEYS.get(ActionCall.spelling(key.toLowerCase(Locale.ROOT)));
        if (many == null) {
            throw new PolicyFault(place + ": the condition key " + key + " is not judged here");
        }
        require(
                !many || all || any || operator == PolicyCondition.Operator.NULL,
                key + " has many values: its operator must begin with ForAllValues: or ForAnyValue:");
        require(!values.isEmpty(), key + " is compared with nothing");
        var quantifier = all
                ? PolicyCondition.Quantifier.ALL
                : any ? PolicyCondition.Quantifier.ANY : PolicyCondition.Quantifier.ONE;
        return new PolicyCondition(quantifier, operator, key.toLowerCase(Locale.ROOT), values, ifExists);
    }

    private Stream<String> texts(JsonNode node) {
        return many(node).map(one -> {
            var text = one.asString("");
            require(one.isValueNode() && !text.isEmpty(), "wants texts, and has " + one);
            require(!text.contains("${"), "the policy variable in " + text + " is not judged here");
            return text;
        });
    }

    private static Stream<JsonNode> many(JsonNode node) {
        return node.isArray() ? node.valueStream() : node.isMissingNode() ? Stream.of() : Stream.of(node);
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            throw new PolicyFault(place + ": " + fault);
        }
    }
}
