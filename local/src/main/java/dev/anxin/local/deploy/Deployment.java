package dev.anxin.local.deploy;

import dev.anxin.local.deploy.DeploymentStep.Progress;
import dev.anxin.local.template.DeclaredTemplate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// From what is there to a stack that works and whose alarms somebody hears. Whatever breaks it off, running it
/// again goes on from what is there.
public final class Deployment {
    private final AwsAccount aws;
    private final Sam sam;
    private final InstantSource clock;
    private final ConcurrencyParameters concurrency;
    private final Patience patience;

    /// @param stack its name
    /// @param mail who shall hear alarms; none: somebody does already
    /// @param account to be configured; none: one is already
    /// @param replace whether an account that is configured otherwise may be overwritten
    /// @param issuer the parameters of an issuer of the operator's own, or nothing
    public record Request(
            String stack,
            Optional<String> mail,
            Optional<AccountEntry> account,
            boolean replace,
            Map<String, String> issuer) {
        public Request {
            issuer = Map.copyOf(issuer);
        }
    }

    /// What is there before anything is made.
    ///
    /// @param small whether the account may run so little at once that the queues get their least
    /// @param accounts that are configured
    /// @param alarms whether anybody hears them
    public record Found(
            AwsAccount.Caller caller,
            Optional<DeployedStack> stack,
            int concurrentRuns,
            boolean small,
            Set<String> accounts,
            AlarmAddress alarms) {}

    /// What there is now.
    ///
    /// @param changed the documents that were changed
    public record Outcome(DeployedStack stack, Set<String> changed, TriedPayment tried, AlarmAddress alarms) {}

    public Deployment(AwsAccount aws, Sam sam, InstantSource clock, DeclaredTemplate template, Patience patience) {
        this.aws = aws;
        this.sam = sam;
        this.clock = clock;
        this.concurrency = new ConcurrencyParameters(template);
        this.patience = patience;
    }

    /// Looks, and changes nothing.
    ///
    /// @param ownIssuer whether tokens shall come from an issuer of the operator's own
    /// @throws DeploymentRefusal if something is in the way; it names all that is
    public Found look(String name, boolean ownIssuer) {
        var caller = aws.caller(clock);
        var stack = aws.stack(name);
        var problems = new Preflight(caller.ahead(), aws.region(), ownIssuer, stack).problems();
        DeploymentRefusal.unlessNone(problems);
        var runs = aws.concurrentRuns();
        var made = stack.filter(DeployedStack::isMade);
        return new Found(
                caller,
                stack,
                runs,
                concurrency.isSmall(runs),
                made.map(there -> new AccountWriter(aws, there).names()).orElseGet(TreeSet::new),
                made.map(there -> aws.alarmAddress(there, Optional.empty())).orElse(AlarmAddress.NONE));
    }

    /// What keeps the account from being configured, as far as it can be seen before anything is made.
    public List<String> problems(Request request, Found found) {
        var made = found.stack().filter(DeployedStack::isMade);
        return request.account()
                .map(account -> made.map(there -> new AccountWriter(aws, there).problems(account, request.replace()))
                        .orElseGet(() -> account.problems(Optional.empty())))
                .orElse(List.of());
    }

    /// Whoever looks on.
    public interface Onlooker {
        /// Before every step.
        void begins(DeploymentStep step);

        /// @param what is waited for
        void waits(String what);

        /// Waits until it is worth looking whether the alarms' address is confirmed now.
        ///
        /// @return false if nobody wants to wait
        boolean looksAgain();
    }

    /// @throws DeploymentRefusal if a step fails
    public Outcome run(Request request, Onlooker onlooker) {
        return new Run(request, onlooker).toEnd();
    }

    /// One run: what was done in it, beside what can be seen.
    private final class Run {
        private final Request request;
        private final Onlooker onlooker;
        private final Set<String> changed = new TreeSet<>();
        private Optional<DeployedStack> stack = Optional.empty();
        private Optional<TriedPayment> tried = Optional.empty();
        private boolean built;
        private boolean configured;
        private boolean waiting = true;

        Run(Request request, Onlooker onlooker) {
            this.request = request;
            this.onlooker = onlooker;
            this.configured = request.account().isEmpty();
        }

        Outcome toEnd() {
            for (var step = next(); step.isPresent() && waiting; step = next()) {
                onlooker.begins(step.get());
                carryOut(step.get());
            }
            return new Outcome(stack(), changed, tried.orElseThrow(), alarms());
        }

        private Optional<DeploymentStep> next() {
            return new Progress(built, stack.isPresent(), configured, alarms(), tried.isPresent()).next();
        }

        private AlarmAddress alarms() {
            return stack.map(there -> aws.alarmAddress(there, request.mail())).orElse(AlarmAddress.NONE);
        }

        private void carryOut(DeploymentStep step) {
            switch (step) {
                case BUILD -> {
                    sam.build();
                    built = true;
                }
                case DEPLOY -> deploy();
                case CONFIGURE -> {
                    var writer = new AccountWriter(aws, stack());
                    changed.addAll(writer.write(request.account().orElseThrow(), request.replace()));
                    configured = true;
                }
                case SUBSCRIBE ->
                    aws.subscribe(
                            stack(),
                            request.mail()
                                    .orElseThrow(() -> new DeploymentRefusal(
                                            "Nobody hears alarms any more. Say who shall: --mail ADDRESS")));
                case TRY ->
                    tried = Optional.of(new CallbackTrial(aws, stack(), clock, patience, onlooker::waits).run());
                case CONFIRM -> waiting = onlooker.looksAgain();
            }
        }

        private void deploy() {
            var before = aws.stack(request.stack());
            var current = before.map(DeployedStack::parameters).orElse(Map.of());
            var parameters = new TreeMap<>(concurrency.parameters(aws.concurrentRuns(), current));
            parameters.putAll(request.issuer());
            sam.deploy(request.stack(), aws.region().id(), parameters);
            stack = aws.stack(request.stack());
            stack();
        }

        private DeployedStack stack() {
            return stack.orElseThrow(() -> new DeploymentRefusal(
                    "'sam deploy' ended well, and there is no stack " + request.stack() + " in " + aws.region()));
        }
    }
}
