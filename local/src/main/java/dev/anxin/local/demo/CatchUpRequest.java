package dev.anxin.local.demo;

import dev.anxin.aws.message.Queue;
import dev.anxin.aws.message.ReconcileMessage;
import dev.anxin.local.engine.EngineClients;
import dev.anxin.reconcile.Run;
import java.time.Instant;

/// Has Anxin ask a gateway what it could not deliver, as `./anxin catch-up` does.
///
/// @param queue of reconciliations
public record CatchUpRequest(EngineClients engineClients, String queue) {
    /// @param since when the outage began
    /// @return the run that it is part of
    public Run send(String account, Instant since, Instant now) {
        var run = new Run(now);
        var start = new ReconcileMessage.CatchUp(run, account, since);
        new Queue(engineClients.queues(), queue).send(start.group(), start.write());
        return run;
    }
}
