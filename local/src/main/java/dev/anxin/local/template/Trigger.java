package dev.anxin.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What makes a function run. Names are those of the template's events.
public sealed interface Trigger {
    /// @param method in capitals, or `ANY`
    /// @param path as in the template: `/payments/{account}/{reference}`
    /// @param throttle how many requests are let in, of all callers together
    record Route(String name, String method, String path, Access access, Throttle throttle) implements Trigger {
        /// API Gateway's own name of it.
        public String key() {
            return method + " " + path;
        }
    }

    /// @param lanes how many batches of different partition keys may be under way at once
    record TableStream(String name, String streamArn, Polling polling, int lanes, Retry retry) implements Trigger {}

    record QueueMessages(String name, String queueArn, Polling polling, int maximumConcurrency) implements Trigger {}

    /// @param after how long after a multiple of the rate: a time of the day
    /// @param input what the function gets, instead of the scheduled event
    record Schedule(String name, Duration every, Duration after, Optional<String> input) implements Trigger {}

    /// @param partialFailures whether the function answers with the failed ones (ReportBatchItemFailures)
    /// @param filters one of which lets a record pass; without any, all pass
    record Polling(int batchSize, boolean partialFailures, List<Filter> filters) {}

    /// @param maximumAttempts retries after the first; below 0: as long as the record lives
    /// @param maximumAge older records are given up; negative: none are
    /// @param failureQueueArn the queue that is told the positions of what was given up
    record Retry(int maximumAttempts, Duration maximumAge, boolean bisect, Optional<String> failureQueueArn) {}

    /// What becomes of asynchronous invocations that fail: whoever invokes hears nothing of it
    /// (`EventInvokeConfig`).
    ///
    /// @param retries after the first attempt
    /// @param maximumAge older ones are given up
    /// @param failureQueueArn the queue that gets what was given up
    record AsyncConfig(int retries, Duration maximumAge, Optional<String> failureQueueArn) {
        /// What Lambda does where nothing is said.
        public static final AsyncConfig DEFAULT = new AsyncConfig(2, Duration.ofHours(6), Optional.empty());
    }

    /// @param perSecond requests in the long run (`ThrottlingRateLimit`)
    /// @param burst requests at once (`ThrottlingBurstLimit`)
    record Throttle(double perSecond, int burst) {
        /// The account's, where nothing is said. Source: API Gateway quotas.
        public static final Throttle DEFAULT = new Throttle(10_000, 5_000);
    }

    /// Who may call a route.
    sealed interface Access {
        record Open() implements Access {}

        /// @param header lower-case name of the header with the token
        /// @param scopes one of them is needed, if there are any
        record Jwt(String issuer, List<String> audiences, String header, List<String> scopes) implements Access {}
    }
}
