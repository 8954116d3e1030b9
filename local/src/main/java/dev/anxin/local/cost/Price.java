package dev.anxin.local.cost;

/// What AWS asks for a unit: list prices of us-east-1 in US dollars, first tier, nothing taken off for free
/// tiers. As of November 2025; the pages are `https://aws.amazon.com/<page>/pricing/`.
public enum Price {
    TABLE_WRITES("DynamoDB", "write units", 0.625, 1e6, "dynamodb"),
    TABLE_READS("DynamoDB", "read units", 0.125, 1e6, "dynamodb"),
    TABLE_STORAGE("DynamoDB", "GB-months stored", 0.25, 1, "dynamodb"),
    TABLE_RECOVERY("DynamoDB", "GB-months of point-in-time recovery", 0.20, 1, "dynamodb"),
    FUNCTION_REQUESTS("Lambda", "requests", 0.20, 1e6, "lambda"),
    FUNCTION_TIME("Lambda", "GB-seconds on arm64", 13.3334, 1e6, "lambda"),
    API_REQUESTS("API Gateway", "requests of the HTTP API", 1.00, 1e6, "api-gateway"),
    QUEUE_REQUESTS("SQS", "requests", 0.40, 1e6, "sqs"),
    TOPIC_REQUESTS("SNS", "publishes; deliveries to SQS are free", 0.50, 1e6, "sns"),
    SECRETS("Secrets Manager", "secrets", 0.40, 1, "secrets-manager"),
    SECRET_CALLS("Secrets Manager", "calls", 0.05, 1e4, "secrets-manager"),
    KEYS("KMS", "keys", 1.00, 1, "kms"),
    KEY_CALLS("KMS", "calls", 0.03, 1e4, "kms"),
    LOGS("CloudWatch", "GB of logs taken in", 0.50, 1, "cloudwatch"),
    ALARMS("CloudWatch", "alarms", 0.10, 1, "cloudwatch"),
    COMPOSITES("CloudWatch", "composite alarms", 0.50, 1, "cloudwatch"),
    METRICS("CloudWatch", "custom metrics", 0.30, 1, "cloudwatch"),
    DASHBOARDS("CloudWatch", "dashboards", 3.00, 1, "cloudwatch"),
    SCHEDULES("EventBridge Scheduler", "runs", 1.00, 1e6, "eventbridge"),
    CLIENTS("Cognito", "app clients", 6.00, 1, "cognito"),
    TOKENS("Cognito", "tokens", 2.25, 1e3, "cognito"),
    TRANSFER("Data transfer", "GB to the internet", 0.09, 1, "ec2");

    private final String service;
    private final String unit;
    private final double dollars;
    private final double per;
    private final String page;

    /// @param dollars for that many units
    /// @param page where it stands
    Price(String service, String unit, double dollars, double per, String page) {
        this.service = service;
        this.unit = unit;
        this.dollars = dollars;
        this.per = per;
        this.page = page;
    }

    public String service() {
        return service;
    }

    /// In the plural.
    public String unit() {
        return unit;
    }

    public String page() {
        return "https://aws.amazon.com/" + page + "/pricing/";
    }

    public double dollars(double units) {
        return units * dollars / per;
    }
}
