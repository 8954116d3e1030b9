package dev.anxin.local.rights;

import dev.anxin.local.policy.ActionCall;
import dev.anxin.local.policy.Caller;
import dev.anxin.local.policy.Policies;
import dev.anxin.local.policy.PolicyJudge;
import dev.anxin.local.policy.PolicyVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Judges each request by the role of whoever signed it. Until [#enforce] only the operator is known.
public final class Rights {
    private final Consumer<String> log;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Set<String> notJudged = ConcurrentHashMap.newKeySet();
    private final List<Enforced> enforced = new CopyOnWriteArrayList<>();

    /// @param callers by access key
    private record Enforced(Map<String, Caller.Role> callers, PolicyJudge judge, ActionCalls calls, Usage usage) {}

    /// @param log gets what was refused, once each, with the statement that would allow it
    public Rights(Consumer<String> log) {
        this.log = log;
    }

    /// From now on functions may do what their roles allow. Each template has its own: what one allows its functions
    /// says nothing of what is another's.
    public void enforce(Policies policies, Resources resources, Usage usage) {
        var callers = new HashMap<String, Caller.Role>();
        policies.roles().forEach((function, role) -> callers.put(AccessKeys.of(function), role));
        enforced.add(new Enforced(callers, policies.judge(), new ActionCalls(resources, policies.keys()), usage));
    }

    /// What is not judged is refused, which a function may take for something else: so nobody goes on with it.
    ///
    /// @throws IllegalStateException naming what was asked for
    public void expectAllJudged() {
        if (!notJudged.isEmpty()) {
            throw new IllegalStateException(String.join("; ", notJudged));
        }
    }

    /// Whether everything is allowed, so that nobody needs to read what is asked.
    ///
    /// @param authorization the header of that name
    public static boolean isOperator(@Nullable String authorization) {
        return AccessKeys.read(authorization)
                .filter(AccessKeys.OPERATOR::equals)
                .isPresent();
    }

    /// @param authorization the header of that name
    /// @param request read only if it has to be judged
    /// @return nothing if it may pass
    public Optional<AccessDenied> judge(@Nullable String authorization, Supplier<AwsRequest> request) {
        if (isOperator(authorization)) {
            return Optional.empty();
        }
        var key = AccessKeys.read(authorization).orElse("");
        for (var known : enforced) {
            var caller = known.callers().get(key);
            if (caller != null) {
                return judge(known, caller, request.get());
            }
        }
        return Optional.of(new AccessDenied(
                AccessDenied.Kind.UNKNOWN_KEY, "The security token included in the request is invalid."));
    }

    private Optional<AccessDenied> judge(Enforced known, Caller.Role caller, AwsRequest request) {
        try {
            return known.calls().of(request).stream()
                    .flatMap(call -> judge(known, caller, call).stream())
                    .findFirst();
        } catch (NotJudged unknown) {
            var message = caller.name() + " asks for " + unknown.getMessage()
                    + ", and nobody here knows what rights that needs: teach dev.anxin.local.rights";
            notJudged.add(message);
            tell(message);
            return Optional.of(new AccessDenied(AccessDenied.Kind.NOT_JUDGED, message));
        }
    }

    private Optional<AccessDenied> judge(Enforced known, Caller.Role caller, ActionCall call) {
        return switch (known.judge().judge(caller, call)) {
            case PolicyVerdict.Allowed(var by) -> {
                known.usage().note(caller, call, by);
                yield Optional.empty();
            }
            case PolicyVerdict.Denied(var why, var remedy) -> {
                tell("Refused, as AWS would: " + remedy);
                yield Optional.of(new AccessDenied(AccessDenied.Kind.DENIED, denial(caller, call, why)));
            }
        };
    }

    private void tell(String line) {
        if (told.add(line)) {
            log.accept(line);
        }
    }

    /// AWS's own words. SQS writes actions in small letters, and SNS its own name in capitals.
    private static String denial(Caller caller, ActionCall call, String why) {
        var action = call.action().startsWith("sqs:")
                ? call.action().toLowerCase(Locale.ROOT)
                : call.action().replaceFirst("^sns:", "SNS:");
        return "User: " + caller.user() + " is not authorized to perform: " + action + " on resource: "
                + call.resource() + " " + why.replace(call.action(), action);
    }
}
