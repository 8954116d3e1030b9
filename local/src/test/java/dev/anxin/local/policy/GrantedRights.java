package dev.anxin.local.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What policies grant, part by part: each action, resource and pattern of a key. A part is needed if some call would
/// be
/// denied without it.
///
/// @param policies what is granted
/// @param calls that were allowed, by who made them: a role's name or a service
public record GrantedRights(Policies policies, Map<String, List<ActionCall>> calls) {

    /// Calls that are not allowed at all, for people: then they are of other policies.
    public List<String> denied() {
        var denied = new ArrayList<String>();
        callers()
                .forEach((who, caller) -> calls.getOrDefault(who, List.of()).stream()
                        .filter(call -> policies.judge().judge(caller, call) instanceof PolicyVerdict.Denied)
                        .forEach(call -> denied.add(who + " " + call.action() + " " + call.resource())));
        return denied;
    }

    private Map<String, Caller> callers() {
        var callers = new HashMap<String, Caller>();
        calls.keySet().forEach(who -> callers.put(who, new Caller.Service(who)));
        policies.roles().values().forEach(role -> callers.put(role.name(), role));
        return callers;
    }

    /// Parts that no call needs, for people.
    public List<String> unused() {
        var unused = new ArrayList<String>();
        policies.roles().values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(role -> role.statements()
                        .forEach(statement -> parts(statement).forEach((part, rest) -> {
                            var narrower = new Caller.Role(
                                    role.name(), role.arn(), role.user(), without(role.statements(), statement, rest));
                            if (areAllAllowed(role.name(), narrower, policies.judge())) {
                                unused.add(statement.place() + ": " + part);
                            }
                        })));
        policies.attached()
                .forEach((resource, statements) ->
                        statements.forEach(statement -> parts(statement).forEach((part, rest) -> {
                            var attached = new HashMap<>(policies.attached());
                            attached.put(resource, without(statements, statement, rest));
                            if (areAllAllowed(new PolicyJudge(attached))) {
                                unused.add(statement.place() + ": " + part);
                            }
                        })));
        return unused.stream().distinct().sorted().toList();
    }

    private boolean areAllAllowed(PolicyJudge judge) {
        return callers().entrySet().stream().allMatch(entry -> areAllAllowed(entry.getKey(), entry.getValue(), judge));
    }

    private boolean areAllAllowed(String who, Caller caller, PolicyJudge judge) {
        return calls.getOrDefault(who, List.of()).stream()
                .allMatch(call -> judge.judge(caller, call) instanceof PolicyVerdict.Allowed);
    }

    private static List<Statement> without(List<Statement> all, Statement statement, Optional<Statement> rest) {
        return all.stream()
                .flatMap(one -> one.equals(statement) ? rest.stream() : Stream.of(one))
                .toList();
    }

    /// Each part of a statement, and the statement without it, if that still is one.
    private static Map<String, Optional<Statement>> parts(Statement statement) {
        var parts = new LinkedHashMap<String, Optional<Statement>>();
        statement
                .actions()
                .patterns()
                .forEach(action -> parts.put(
                        action,
                        less(statement.actions().patterns(), action)
                                .map(rest -> with(
                                        statement,
                                        new Names(rest, false),
                                        statement.resources(),
                                        statement.conditions()))));
        if (!statement.resources().others()) {
            statement
                    .resources()
                    .patterns()
                    .forEach(resource -> parts.put(
                            resource,
                            less(statement.resources().patterns(), resource)
                                    .map(rest -> with(
                                            statement,
                                            statement.actions(),
                                            new Names(rest, false),
                                            statement.conditions()))));
        }
        for (var condition : statement.conditions()) {
            condition
                    .values()
                    .forEach(value -> parts.put(
                            value,
                            less(condition.values(), value)
                                    .map(rest -> with(
                                            statement,
                                            statement.actions(),
                                            statement.resources(),
                                            statement.conditions().stream()
                                                    .map(one -> one.equals(condition) ? narrowed(one, rest) : one)
                                                    .toList()))));
        }
        return parts;
    }

    private static Optional<List<String>> less(List<String> all, String one) {
        return Optional.of(all.stream().filter(other -> !other.equals(one)).toList())
                .filter(rest -> !rest.isEmpty());
    }

    private static PolicyCondition narrowed(PolicyCondition one, List<String> values) {
        return new PolicyCondition(one.quantifier(), one.operator(), one.key(), values, one.ifExists());
    }

    private static Statement with(Statement one, Names actions, Names resources, List<PolicyCondition> conditions) {
        return new Statement(one.place(), one.allows(), one.principals(), actions, resources, conditions);
    }
}
