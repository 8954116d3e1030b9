package dev.anxin.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What makes a function run. Names are those of the template's events.
public sealed interface Trigger {
    /// @param method in capitals, or `ANY`
    /// @param path as in the template: `/payments/{account}/{reference}`
    record Route(String name, String method, String path, Access access) implements Trigger {
        /// API Gateway's own name of it.
        public String key() {
            return path.equals("$default") ? path : method + " " + path;
        }
    }

    /// @param filters EventBridge patterns in JSON; a record passes that matches one of them, or if
    ///     there are none
    /// @param polling how batches are made and handled when they fail
    record TableStream(String name, String streamArn, Polling polling, int lanes, Retry retry, List<String> filters)
            implements Trigger {}

    record QueueMessages(String name, String queueArn, Polling polling, int maximumConcurrency, List<String> filters)
            implements Trigger {}

    /// @param expression `rate(5 minutes)` or `cron(0 3 * * ? *)`, times in UTC
    /// @param input what the function gets, instead of the scheduled event
    record Schedule(String name, String expression, Optional<String> input) implements Trigger {}

    /// @param window how long to wait for a batch to fill
    /// @param partialFailures whether the function answers with the failed ones
    ///     (ReportBatchItemFailures)
    record Polling(int batchSize, Duration window, boolean partialFailures) {}

    /// @param maximumAttempts retries after the first; below 0: as long as the record lives
    /// @param maximumAge older records are given up; negative: none are
    /// @param failureArn queue or topic that is told the positions of what was given up
    record Retry(int maximumAttempts, Duration maximumAge, boolean bisect, Optional<String> failureArn) {}

    /// Who may call a route.
    sealed interface Access {
        record Open() implements Access {}

        /// @param header lower-case name of the header with the token
        /// @param scopes one of them is needed, if there are any
        record Jwt(String issuer, List<String> audiences, String header, List<String> scopes) implements Access {}
    }
}
