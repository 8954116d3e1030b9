"""Does AWS get what was meant? The tables say what was meant; a change of the template changes them, and so is looked at."""
import json
import re
import unittest

import templates
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from expand_template import expand
from templates import many, of_type, said, target, within

STREAM_READING = "dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams"

# A phone number is no resource that IAM could name. What is no topic is a phone number: narrower than "*".
NO_TOPIC = {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"}
PHONES = "phone numbers"


def keys(*patterns):
    """Only items whose partition key is one of these."""
    return {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": list(patterns)}}


IN_A_TRANSACTION = {"ForAnyValue:StringEquals": {"dynamodb:EnclosingOperation": ["TransactWriteItems"]}}

# What each function may do, and nothing else: actions, then the one resource, and the condition if there is one.
MAY = {
    "CallbackFunction": [
        ("dynamodb:PutItem", "Ledger.Arn", keys("pay#*", "stray#*")),
        ("secretsmanager:GetSecretValue", "VerifySecrets"),
        ("sqs:SendMessage", "Wakes.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "CallbackLogs.Arn"),
    ],
    "BusFunction": [
        ("dynamodb:PutItem", "Ledger.Arn", keys("pay#*", "stray#*")),
        ("secretsmanager:GetSecretValue", "VerifySecrets"),
        ("sqs:SendMessage", "BusEventsDeadLetters.Arn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "BusEvents.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "BusLogs.Arn"),
    ],
    "IntakeFunction": [
        ("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*", "order#*")),
        ("dynamodb:Query", "Ledger.Arn", keys("report#*")),
        ("dynamodb:GetItem dynamodb:UpdateItem", "Ledger.Arn", keys("streak#*")),
        ("dynamodb:DeleteItem dynamodb:PutItem", "Contacts.Arn"),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "PageKey"),
        ("logs:CreateLogStream logs:PutLogEvents", "IntakeLogs.Arn"),
    ],
    "PageFunction": [
        ("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*")),
        ("dynamodb:GetItem", "Ledger.Arn", keys("order#*")),
        ("dynamodb:UpdateItem", "Ledger.Arn", keys("lookup#*")),
        ("dynamodb:BatchGetItem", "Ledger.Arn", keys("times#*")),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "PageKey"),
        ("logs:CreateLogStream logs:PutLogEvents", "PageLogs.Arn"),
    ],
    "SupportFunction": [
        ("dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*")),
        ("dynamodb:BatchGetItem", "Ledger.Arn", keys("times#*")),
        ("dynamodb:GetItem", "Ledger.Arn", keys("order#*")),
        ("dynamodb:Query", "${Ledger.Arn}/index/work"),
        ("sqs:SendMessage", "Wakes.Arn"),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("logs:CreateLogStream logs:PutLogEvents", "SupportLogs.Arn"),
    ],
    "ConsoleFunction": [("logs:CreateLogStream logs:PutLogEvents", "ConsoleLogs.Arn")],
    "FoldFunction": [
        ("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*")),
        ("sqs:SendMessage", "Refold.Arn"),
        ("sqs:SendMessage", "RefoldDeadLetters.Arn"),
        (STREAM_READING, "Ledger.StreamArn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "Refold.Arn"),
        ("sqs:SendMessage", "StreamFailures.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "FoldLogs.Arn"),
    ],
    "ReactFunction": [
        ("dynamodb:BatchGetItem dynamodb:UpdateItem", "Ledger.Arn", keys("times#*")),
        ("dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*", "order#*")),
        ("dynamodb:GetItem", "Ledger.Arn", keys("pay#*", "order#*")),
        ("sqs:SendMessage", "Wakes.Arn"),
        ("sqs:SendMessage", "Refunds.Arn"),
        ("sqs:SendMessage", "Refold.Arn"),
        ("sqs:SendMessage", "RefoldDeadLetters.Arn"),
        ("sns:Publish", "CustomerTopic"),
        ("sns:Publish", "MerchantTopic"),
        ("sns:Publish", "OperationsTopic"),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "PageKey"),
        ("kms:Decrypt kms:GenerateDataKey", "TopicKey.Arn"),
        (STREAM_READING, "Ledger.StreamArn"),
        ("sqs:SendMessage", "StreamFailures.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "ReactLogs.Arn"),
    ],
    "DeliverFunction": [
        ("dynamodb:UpdateItem", "Ledger.Arn", keys("event#*")),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "EventSecrets"),
        ("sqs:SendMessage", "Deliveries.Arn"),
        ("sqs:SendMessage", "DeliveriesDeadLetters.Arn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "Deliveries.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "DeliverLogs.Arn"),
    ],
    "SmsFunction": [
        ("dynamodb:GetItem dynamodb:PutItem", "Ledger.Arn", keys("sms#*")),
        ("dynamodb:GetItem", "Contacts.Arn"),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("sns:Publish", PHONES),
        ("sqs:SendMessage", "TextsDeadLetters.Arn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "Texts.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "SmsLogs.Arn"),
    ],
    "CheckFunction": [
        ("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*")),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "CallSecrets"),
        ("sqs:SendMessage", "Wakes.Arn"),
        ("sqs:SendMessage", "WakesDeadLetters.Arn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "Wakes.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "CheckLogs.Arn"),
    ],
    "RefundFunction": [
        ("dynamodb:GetItem dynamodb:PutItem dynamodb:Query", "Ledger.Arn", keys("pay#*", "order#*")),
        ("dynamodb:GetItem dynamodb:UpdateItem", "Ledger.Arn", keys("budget#*", "streak#*")),
        (
            "dynamodb:PutItem dynamodb:UpdateItem",
            "Ledger.Arn",
            keys("pay#*", "order#*", "budget#*", "streak#*") | IN_A_TRANSACTION,
        ),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "CallSecrets"),
        ("sqs:SendMessage", "RefundsDeadLetters.Arn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "Refunds.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "RefundLogs.Arn"),
    ],
    "ReconcileFunction": [
        (
            "dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query",
            "Ledger.Arn",
            keys("pay#*", "report#*"),
        ),
        ("dynamodb:Query", "${Ledger.Arn}/index/compare"),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("secretsmanager:GetSecretValue", "CallSecrets"),
        ("sqs:SendMessage", "Reconciliations.Arn"),
        ("sqs:SendMessage", "ReconciliationsDeadLetters.Arn"),
        ("sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage", "Reconciliations.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "ReconcileLogs.Arn"),
        ("sqs:SendMessage", "ScheduleDeadLetters.Arn"),
    ],
    "SweepFunction": [
        ("dynamodb:Query", "${Ledger.Arn}/index/due"),
        ("secretsmanager:GetSecretValue", "AccountsDocument"),
        ("sqs:SendMessage", "Wakes.Arn"),
        ("sqs:SendMessage", "Deliveries.Arn"),
        ("logs:CreateLogStream logs:PutLogEvents", "SweepLogs.Arn"),
        ("sqs:SendMessage", "ScheduleDeadLetters.Arn"),
        ("dynamodb:UpdateItem", "Ledger.Arn", keys("event#*")),
    ],
}

VARIABLES = {
    "CallbackFunction": {
        "TABLE": "Ledger",
        "VERIFY_DOCUMENT": "VerifySecrets",
        "WAKES_QUEUE": "Wakes",
        "FACT_DAYS": "FactDays",
        "STRAY_DAYS": "StrayDays",
    },
    "BusFunction": {
        "TABLE": "Ledger",
        "VERIFY_DOCUMENT": "VerifySecrets",
        "BUS_EVENTS_DEAD_LETTERS": "BusEventsDeadLetters",
        "FACT_DAYS": "FactDays",
        "STRAY_DAYS": "StrayDays",
    },
    "IntakeFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "PAGE_KEY": "PageKey",
        "FACT_DAYS": "FactDays",
        "CONTACTS_TABLE": "Contacts",
        "CONTACT_DAYS": "ContactDays",
    },
    "PageFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "PAGE_KEY": "PageKey",
        "FACT_DAYS": "FactDays",
    },
    "SupportFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "WAKES_QUEUE": "Wakes",
        "FACT_DAYS": "FactDays",
        "DUE_SHARDS": "DueShards",
    },
    "ConsoleFunction": {
        "TABLE": "Ledger",
        "SUPPORT_API_URL": "Api.ApiEndpoint",
        "SIGN_IN_URL": {"Fn::If": ["MakeSupportPool", {"Fn::Sub": "https://${SupportDomain}.auth.${AWS::Region}.amazoncognito.com"}, "SupportIssuer"]},
        "SIGN_IN_CLIENT": {"Fn::If": ["MakeSupportPool", "SupportClient", {"Fn::Select": [0, "SupportAudience"]}]},
    },
    "FoldFunction": {
        "TABLE": "Ledger",
        "REFOLD_QUEUE": "Refold",
        "REFOLD_DEAD_LETTERS": "RefoldDeadLetters",
        "DUE_SHARDS": "DueShards",
    },
    "ReactFunction": {
        "TABLE": "Ledger",
        "WAKES_QUEUE": "Wakes",
        "REFUNDS_QUEUE": "Refunds",
        "REFOLD_QUEUE": "Refold",
        "REFOLD_DEAD_LETTERS": "RefoldDeadLetters",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "PAGE_KEY": "PageKey",
        "CUSTOMER_TOPIC": "CustomerTopic",
        "MERCHANT_TOPIC": "MerchantTopic",
        "OPERATIONS_TOPIC": "OperationsTopic",
        "FACT_DAYS": "FactDays",
    },
    "DeliverFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "EVENT_SECRETS_DOCUMENT": "EventSecrets",
        "DELIVERIES_QUEUE": "Deliveries",
        "DELIVERIES_DEAD_LETTERS": "DeliveriesDeadLetters",
        "DUE_SHARDS": "DueShards",
        "ALLOW_INTERNAL": "InternalEvents",
    },
    "SmsFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "CONTACTS_TABLE": "Contacts",
        "TEXTS_DEAD_LETTERS": "TextsDeadLetters",
    },
    "CheckFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "CALL_DOCUMENT": "CallSecrets",
        "WAKES_QUEUE": "Wakes",
        "WAKES_DEAD_LETTERS": "WakesDeadLetters",
        "FACT_DAYS": "FactDays",
    },
    "RefundFunction": {
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "CALL_DOCUMENT": "CallSecrets",
        "REFUNDS_DEAD_LETTERS": "RefundsDeadLetters",
        "FACT_DAYS": "FactDays",
    },
    "ReconcileFunction": {
        "STACK": "AWS::StackName",
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "CALL_DOCUMENT": "CallSecrets",
        "RECONCILIATIONS_QUEUE": "Reconciliations",
        "RECONCILIATIONS_DEAD_LETTERS": "ReconciliationsDeadLetters",
        "DUE_SHARDS": "DueShards",
        "FACT_DAYS": "FactDays",
        "DOMAIN_NAME": "DomainName",
    },
    "SweepFunction": {
        "STACK": "AWS::StackName",
        "TABLE": "Ledger",
        "ACCOUNTS_DOCUMENT": "AccountsDocument",
        "WAKES_QUEUE": "Wakes",
        "DELIVERIES_QUEUE": "Deliveries",
        "DUE_SHARDS": "DueShards",
    },
}

# Seconds; those that are not here have the template's own 10.
TIMEOUTS = {
    "FoldFunction": 60,
    "ReactFunction": 60,
    "CheckFunction": 30,
    "SweepFunction": 50,
    "ReconcileFunction": 120,
    "DeliverFunction": 30,
    "RefundFunction": 30,
}

# In MB, where it is not the whole vCPU of 1,769: those that wait for others nearly all the time.
MEMORY = {"CheckFunction": 640, "DeliverFunction": 640, "ReconcileFunction": 640}

# Schedules: each calls its function, through a role of its own.
SCHEDULES = {
    "SweepFunctionEveryMinute": ("rate(1 minute)", "SweepFunction.Arn", "ScheduleDeadLetters.Arn", "SweepFunctionEveryMinuteRole"),
    "ReconcileFunctionEveryDay": (
        "ReconcileSchedule",
        "ReconcileFunction.Arn",
        "ScheduleDeadLetters.Arn",
        "ReconcileFunctionEveryDayRole",
    ),
}

# How old a run may begin, in seconds, and how often it is tried.
RETRIES = {"SweepFunctionEveryMinute": (60, 2), "ReconcileFunctionEveryDay": (3600, 10)}

# What becomes of a scheduled run that fails, of which Scheduler hears nothing: retries, age in seconds, who gets what was given up.
ASYNC = {
    "SweepFunction": (0, 60, "ScheduleDeadLetters.Arn"),
    "ReconcileFunction": (2, 3600, "ScheduleDeadLetters.Arn"),
}

# Functions that may send to a queue that feeds them. Lambda takes a chain of some 16 runs for a loop and stops it, unless allowed.
RECURSIVE = {"FoldFunction": "Terminate", "CheckFunction": "Terminate", "DeliverFunction": "Terminate", "ReconcileFunction": "Allow"}

# How much of each public route is let in: a second, and at once.
THROTTLES = {
    "POST /callbacks/{account}": ("CallbackRate", "CallbackBurst"),
    "GET /pay/{token}": ("PageRate", "PageBurst"),
    "POST /pay/{token}": ("PageRate", "PageBurst"),
    "POST /pay/{token}/feedback": ("FeedbackRate", "FeedbackBurst"),
    "GET /look-up/{account}": ("PageRate", "PageBurst"),
    "POST /look-up/{account}": ("FeedbackRate", "FeedbackBurst"),
}

# Who may read what gateways are called with.
CALLERS = {"CheckRole", "RefundRole", "ReconcileRole"}

STREAM = {
    "EventSourceArn": "Ledger.StreamArn",
    "StartingPosition": "TRIM_HORIZON",
    "BatchSize": 100,
    "ParallelizationFactor": "ParallelizationFactor",
    "FunctionResponseTypes": ["ReportBatchItemFailures"],
    "BisectBatchOnFunctionError": True,
    "MaximumRetryAttempts": 10,
    "MaximumRecordAgeInSeconds": 21600,
    "DestinationConfig": {"OnFailure": {"Destination": "StreamFailures.Arn"}},
}

# Event source mappings; the filter stands beside, parsed.
EVENT_SOURCES = {
    "FoldFunctionFacts": (
        STREAM | {"FunctionName": "FoldFunction"},
        {
            "eventName": ["INSERT"],
            "dynamodb": {"Keys": {"pk": {"S": [{"prefix": "pay#"}]}, "sk": {"S": [{"prefix": "fact#"}]}}},
        },
    ),
    "ReactFunctionPayments": (
        STREAM | {"FunctionName": "ReactFunction"},
        {
            "eventName": ["INSERT", "MODIFY"],
            "dynamodb": {"Keys": {"pk": {"S": [{"prefix": "pay#"}]}, "sk": {"S": ["payment"]}}},
        },
    ),
    "FoldFunctionParked": (
        {
            "FunctionName": "FoldFunction",
            "EventSourceArn": "Refold.Arn",
            "BatchSize": 10,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
        },
        None,
    ),
    "BusFunctionEvents": (
        {
            "FunctionName": "BusFunction",
            "EventSourceArn": "BusEvents.Arn",
            "BatchSize": 10,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
        },
        None,
    ),
    "DeliverFunctionDeliveries": (
        {
            "FunctionName": "DeliverFunction",
            "EventSourceArn": "Deliveries.Arn",
            "BatchSize": 10,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
            "ScalingConfig": {"MaximumConcurrency": "DeliveryConcurrency"},
        },
        None,
    ),
    "SmsFunctionTexts": (
        {
            "FunctionName": "SmsFunction",
            "EventSourceArn": "Texts.Arn",
            "BatchSize": 10,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
            "ScalingConfig": {"MaximumConcurrency": 2},
        },
        None,
    ),
    "ReconcileFunctionPages": (
        {
            "FunctionName": "ReconcileFunction",
            "EventSourceArn": "Reconciliations.Arn",
            "BatchSize": 1,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
            "ScalingConfig": {"MaximumConcurrency": "ReconcileConcurrency"},
        },
        None,
    ),
    "CheckFunctionWake": (
        {
            "FunctionName": "CheckFunction",
            "EventSourceArn": "Wakes.Arn",
            "BatchSize": 10,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
            "ScalingConfig": {"MaximumConcurrency": "CheckConcurrency"},
        },
        None,
    ),
    "RefundFunctionRefund": (
        {
            "FunctionName": "RefundFunction",
            "EventSourceArn": "Refunds.Arn",
            "BatchSize": 10,
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
            "ScalingConfig": {"MaximumConcurrency": "RefundConcurrency"},
        },
        None,
    ),
}

# Route: its function, its authorizer, its scopes.
ROUTES = {
    "post /callbacks/{account}": ("CallbackFunction", "NONE", []),
    "post /payments": ("IntakeFunction", "MerchantJwt", ["anxin/payments.write"]),
    "get /payments/{account}/{reference}": ("IntakeFunction", "MerchantJwt", ["anxin/payments.read"]),
    "post /payments/{account}/{reference}/returned": ("IntakeFunction", "MerchantJwt", ["anxin/payments.write"]),
    "post /payments/{account}/{reference}/amount": ("IntakeFunction", "MerchantJwt", ["anxin/payments.write"]),
    "post /payments/{account}/{reference}/review": ("IntakeFunction", "MerchantJwt", ["anxin/orders.write"]),
    "post /payments/{account}/{reference}/refunds": ("IntakeFunction", "MerchantJwt", ["anxin/refunds.write"]),
    "get /reports/{day}": ("IntakeFunction", "MerchantJwt", ["anxin/payments.read"]),
    "get /orders/{order}": ("IntakeFunction", "MerchantJwt", ["anxin/payments.read"]),
    "post /orders/{order}/fulfilment": ("IntakeFunction", "MerchantJwt", ["anxin/orders.write"]),
    "post /orders/{order}/cancellation": ("IntakeFunction", "MerchantJwt", ["anxin/orders.write"]),
    "post /failures": ("IntakeFunction", "MerchantJwt", ["anxin/failures.write"]),
    "delete /contacts/{account}/{customerId}": ("IntakeFunction", "MerchantJwt", ["anxin/payments.write"]),
    "get /support": ("SupportFunction", "SupportJwt", ["support/use"]),
    "get /support/work": ("SupportFunction", "SupportJwt", ["support/use"]),
    "get /support/payments": ("SupportFunction", "SupportJwt", ["support/use"]),
    "get /support/payments/{account}/{reference}": ("SupportFunction", "SupportJwt", ["support/use"]),
    "get /support/payments/{account}/{reference}/timeline": ("SupportFunction", "SupportJwt", ["support/use"]),
    "post /support/payments/{account}/{reference}/review": ("SupportFunction", "SupportJwt", ["support/use"]),
    "post /support/payments/{account}/{reference}/refunds": ("SupportFunction", "SupportJwt", ["support/use"]),
    "post /support/payments/{account}/{reference}/check": ("SupportFunction", "SupportJwt", ["support/use"]),
    "get /pay/{token}": ("PageFunction", "NONE", []),
    "post /pay/{token}": ("PageFunction", "NONE", []),
    "post /pay/{token}/feedback": ("PageFunction", "NONE", []),
    "get /look-up/{account}": ("PageFunction", "NONE", []),
    "post /look-up/{account}": ("PageFunction", "NONE", []),
}

REDRIVES = {
    "Refold": ("RefoldDeadLetters", 5),
    "Wakes": ("WakesDeadLetters", 5),
    "Refunds": ("RefundsDeadLetters", 5),
    "Reconciliations": ("ReconciliationsDeadLetters", 5),
    "Deliveries": ("DeliveriesDeadLetters", 5),
    "Texts": ("TextsDeadLetters", 5),
    "BusEvents": ("BusEventsDeadLetters", 5),
}
LAST_STOPS = {
    "RefoldDeadLetters",
    "WakesDeadLetters",
    "RefundsDeadLetters",
    "ReconciliationsDeadLetters",
    "ScheduleDeadLetters",
    "StreamFailures",
    "DeliveriesDeadLetters",
    "TextsDeadLetters",
    "BusEventsDeadLetters",
}

# Rule: its bus, what of it, and its targets, each with its dead letters, seconds and attempts.
RULES = {
    "BusRule": (
        "EventBusName",
        {"source": [{"prefix": "aws.partner/"}]},
        [("BusEvents.Arn", "BusEventsDeadLetters.Arn", 86400, 185)],
    ),
}

# Subscription: its topic, its queue, its dead letters, what passes.
SUBSCRIPTIONS = {
    "DeliveriesSubscription": ("MerchantTopic", "Deliveries", "DeliveriesDeadLetters", None),
    "TextsSubscription": ("CustomerTopic", "Texts", "TextsDeadLetters", {"channel": ["sms"]}),
}

FUNCTIONS = set(MAY)

# Those that are there only where an operator asked for them: by that condition.
OPTIONAL = {"BusFunction": "HearBus"}

STAGE = "ApiApiGatewayDefaultStage"  # SAM's name for the stage of Api

# What a release is first tried by. Each has a version that is published, and an alias that moves from one to the next.
ALIASED = {"CallbackFunction", "IntakeFunction", "PageFunction", "SupportFunction", "ConsoleFunction"}

# What takes a release back while a tenth of all calls get it; what has no alias is new for all of them meanwhile.
TAKEN_BACK_BY = {
    "CallbackFunction": {"CallbackLiveErrors"} | {f.replace("Function", "Errors") for f in FUNCTIONS - ALIASED},
    "IntakeFunction": {"IntakeLiveErrors"},
    "PageFunction": {"PageLiveErrors"},
    "SupportFunction": {"SupportLiveErrors"},
    "ConsoleFunction": {"ConsoleLiveErrors"},
}
LIVE_ERRORS = {f.replace("Function", "LiveErrors"): f for f in ALIASED}

# A function's, not a version's.
OF_NO_VERSION = {"RecursiveLoop", "ReservedConcurrentExecutions", "Tags"}
TOPICS = {"CustomerTopic", "MerchantTopic", "OperationsTopic", "PagerTopic"}
BEHIND = {"Wakes": 1200, "Refunds": 300, "Refold": 600, "Deliveries": 1200, "Texts": 300, "Reconciliations": 1800, "BusEvents": 300}  # seconds
ALARMS = (
    {("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", f"{q}.QueueName", "Maximum", 0) for q in LAST_STOPS}
    | {("AWS/Lambda", "Errors", "FunctionName", f, "Sum", 0) for f in FUNCTIONS}
    | {("AWS/Lambda", "Throttles", "FunctionName", f, "Sum", 0) for f in FUNCTIONS}
    | {("AWS/Lambda", "IteratorAge", "FunctionName", f, "Maximum", 60000) for f in ("FoldFunction", "ReactFunction")}
    | {("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", f"{q}.QueueName", "Maximum", s) for q, s in BEHIND.items()}
    | {("AWS/SNS", "NumberOfNotificationsFailed", "TopicName", f"{t}.TopicName", "Sum", 0) for t in TOPICS}
    | {("Anxin", "Refunds", "outcome", outcome, "Sum", 0) for outcome in ("uncertain", "stopped")}
    | {("Anxin", "Promises", "outcome", "broken", "Sum", 0)}
    | {("Anxin", "Configuration", "outcome", "unreadable", "Sum", 0)}
    | {("Anxin", "Clocks", "outcome", "apart", "Sum", 0)}
    | {("Anxin", "Registrations", "outcome", "wrong", "Sum", 0)}
    | {("AWS/Lambda", "RecursiveInvocationsDropped", "FunctionName", f, "Sum", 0) for f in ("FoldFunction", "CheckFunction")}
    | {("AWS/Lambda", "RecursiveInvocationsDropped", "FunctionName", f, "Sum", 0) for f in ("RefundFunction", "SmsFunction", "DeliverFunction", "BusFunction")}
    | {("AWS/ApiGateway", "5xx", "ApiId", "Api", "Sum", 0), ("AWS/ApiGateway", "Latency", "ApiId", "Api", "Average", 5000)}
)

# The alarm on what the ledger and its indexes throttle: its metrics, each as 0 where there is no data.
THROTTLED = {
    ("ReadThrottleEvents", "Ledger"), ("WriteThrottleEvents", "Ledger"),
    ("WriteThrottleEvents", "Ledger", "due"), ("WriteThrottleEvents", "Ledger", "compare"),
    ("WriteThrottleEvents", "Ledger", "work"),
}

# How many minutes out of how many: what is tried again by itself rings if it goes on, all else the first time.
NERVOUS = {"Errors": (2, 15), "Throttles": (2, 15), "5xx": (2, 15), "IteratorAge": (2, 3), "Latency": (3, 5)}
AT_ONCE = {"ReconcileErrors", *LIVE_ERRORS}  # a nightly run has no second minute, and a release's first five soon end

# What pages; all else tells.
PAGES = {
    "ApiFailures", "FoldBehind", "ReactBehind", "WakesBehind", "SweepSilent", "StreamFailuresVisible", "ConfigurationProblems",
    "LedgerThrottled", "OperationsNotificationsFailed",
}

# Alarms that ring where a sign of life stays away: its metric, seconds, how often in a row, what no data means.
DEAD_MANS = {
    "SweepSilent": ("SweepFinished", 60, 3, "breaching"),  # CloudWatch looks at two more: five minutes without a word
    "ReconciliationSilent": ("ReconciliationFinished", 3600, 26, "notBreaching"),  # sweeps say 0: no data is SweepSilent's
}

# What outlives the stack even if its first deployment fails, for it is protected; and what outlives it else.
PROTECTED = {"Ledger", "SupportPool", "MerchantPool", "MerchantScopes", "MerchantClient"}
KEPT = LAST_STOPS | {"AccountsDocument", "VerifySecrets", "EventSecrets", "CallSecrets", "PageKey", "Backups"}

# Options: what is there only where an operator asked for it, and what an operator says.
OPTIONS = {
    "UseDomain": {"ApiDomain", "ApiMapping"},
    "MakeRecord": {"ApiRecord"},
    "MakeBackups": {"Backups", "BackupPlan", "BackupSelection", "BackupRole"},
    "HearBus": {
        "BusFunction", "BusFunctionEvents", "BusRole", "BusLogs", "BusRule", "BusEvents", "BusEventsDeadLetters", "BusEventsPolicy",
        "BusEventsDeadLettersPolicy", "BusEventsDeadLettersVisible", "BusEventsBehind", "BusErrors", "BusThrottles", "BusLoops",
    },
}
ASKED_FOR = {
    "UseDomain": {"Fn::Not": [{"Fn::Equals": ["DomainName", ""]}]},
    "MakeRecord": {"Fn::And": [{"Condition": "UseDomain"}, {"Fn::Not": [{"Fn::Equals": ["HostedZoneId", ""]}]}]},
    "MakeBackups": {"Fn::Not": [{"Fn::Equals": ["BackupDays", 0]}]},
    "HearBus": {"Fn::Not": [{"Fn::Equals": ["EventBusName", ""]}]},
    "UseKey": {"Fn::Not": [{"Fn::Equals": ["KeyArn", ""]}]},
    "ReserveCallbacks": {"Fn::Not": [{"Fn::Equals": ["ReservedCallbacks", 0]}]},
}
OWN_KEY = {"Fn::If": ["UseKey", "KeyArn", "AWS::NoValue"]}
TABLE_KEY = {"Fn::If": ["UseKey", {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": "KeyArn"}, {"SSEEnabled": False}]}

OUTPUTS = {
    "ApiUrl": {"Fn::If": ["UseDomain", {"Fn::Sub": "https://${DomainName}"}, "Api.ApiEndpoint"]},
    "ApiDomainTarget": "ApiDomain.RegionalDomainName",
    "TableName": "Ledger",
    "CustomerTopicArn": "CustomerTopic",
    "MerchantTopicArn": "MerchantTopic",
    "OperationsTopicArn": "OperationsTopic",
    "PagerTopicArn": "PagerTopic",
    "AccountsDocumentArn": "AccountsDocument",
    "VerifySecretsArn": "VerifySecrets",
    "CallSecretsArn": "CallSecrets",
    "EventSecretsArn": "EventSecrets",
    "DeliveriesQueueUrl": "Deliveries",
    "DeliveriesDeadLettersQueueUrl": "DeliveriesDeadLetters",
    "TextsDeadLettersQueueUrl": "TextsDeadLetters",
    "BusEventsDeadLettersQueueUrl": "BusEventsDeadLetters",
    "PageKeyArn": "PageKey",
    "WakesQueueUrl": "Wakes",
    "WakesDeadLettersQueueUrl": "WakesDeadLetters",
    "RefundsQueueUrl": "Refunds",
    "RefundsDeadLettersQueueUrl": "RefundsDeadLetters",
    "ReconciliationsQueueUrl": "Reconciliations",
    "ReconciliationsDeadLettersQueueUrl": "ReconciliationsDeadLetters",
    "ScheduleDeadLettersQueueUrl": "ScheduleDeadLetters",
    "RefoldQueueUrl": "Refold",
    "RefoldDeadLettersQueueUrl": "RefoldDeadLetters",
    "StreamFailuresQueueUrl": "StreamFailures",
    "MerchantClientId": "MerchantClient",
    "SupportClientId": "SupportClient",
}


class ExpandedTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.template = templates.expanded()
        cls.functions = of_type(cls.template, "AWS::Lambda::Function")
        cls.queues = of_type(cls.template, "AWS::SQS::Queue")

    def resource(self, name):
        return self.template["Resources"][name]

    def properties(self, name):
        return self.resource(name)["Properties"]


class Functions(ExpandedTest):
    def test_are_these_and_no_stubs(self):
        self.assertEqual(FUNCTIONS, set(self.functions))

    def test_run_on_java25_arm64_and_end_in_time(self):
        for name, function in self.functions.items():
            with self.subTest(name):
                self.assertEqual("java25", function["Runtime"])
                self.assertEqual(["arm64"], function["Architectures"])
                self.assertEqual(MEMORY.get(name, 1769), function["MemorySize"])
                self.assertEqual(TIMEOUTS.get(name, 10), function["Timeout"])

    def test_are_handled_by_the_class_of_their_name(self):
        for name, function in self.functions.items():
            self.assertEqual(f"dev.anxin.function.{name}::handleRequest", function["Handler"])

    def test_get_these_variables(self):
        declared = {name: said(f["Environment"]["Variables"]) for name, f in self.functions.items()}
        self.assertEqual(VARIABLES, declared)

    def test_may_do_this_and_nothing_else(self):
        for name, function in self.functions.items():
            with self.subTest(name):
                role = self.properties(target(function["Role"]))
                self.assertNotIn("ManagedPolicyArns", role)
                allowed = set()
                for policy in role["Policies"]:
                    for statement in policy["PolicyDocument"]["Statement"]:
                        self.assertEqual("Allow", statement["Effect"])
                        if statement.get("NotResource") == NO_TOPIC:
                            statement = {**statement, "Resource": PHONES}
                            del statement["NotResource"]
                        actions = many(statement["Action"])
                        only = json.dumps(statement.get("Condition"))
                        self.assertEqual({"Effect", "Action", "Resource"}, set(statement) - {"Condition"})
                        for resource in many(statement["Resource"]):
                            where = said(resource)
                            where = where["Fn::Sub"] if isinstance(where, dict) else where
                            allowed |= {(action, where, only) for action in actions}
                meant = {
                    (action, resource, json.dumps(condition[0] if condition else None))
                    for actions, resource, *condition in MAY[name]
                    for action in actions.split()
                }
                self.assertEqual(meant, allowed)

    def test_have_a_role_each_that_lambda_alone_takes(self):
        roles = [target(function["Role"]) for function in self.functions.values()]
        schedules = [role for _, _, _, role in SCHEDULES.values()]
        self.assertEqual(sorted(of_type(self.template, "AWS::IAM::Role")), sorted([*roles, *schedules, "BackupRole", "CodeDeployServiceRole"]))
        for role in roles:
            statement, = self.properties(role)["AssumeRolePolicyDocument"]["Statement"]
            self.assertEqual({"Service": "lambda.amazonaws.com"}, statement["Principal"])

    def test_log_json_into_a_group_each_that_forgets(self):
        groups = [target(function["LoggingConfig"]["LogGroup"]) for function in self.functions.values()]
        self.assertEqual(len(groups), len(set(groups)))
        for function in self.functions.values():
            self.assertEqual("JSON", function["LoggingConfig"]["LogFormat"])
            self.assertEqual("SystemLogLevel", said(function["LoggingConfig"]["SystemLogLevel"]))
            self.assertNotIn("ApplicationLogLevel", function["LoggingConfig"], "it might take the metrics away")
        for name, group in of_type(self.template, "AWS::Logs::LogGroup").items():
            self.assertEqual("LogDays", said(group["RetentionInDays"]), name)
        self.assertEqual(set(of_type(self.template, "AWS::Logs::LogGroup")), set(groups) | {"ApiLogs"})

    def test_reserve_runs_for_callbacks_alone_and_only_where_some_are_asked_for(self):
        reserved = {
            name: said(f["ReservedConcurrentExecutions"]) for name, f in self.functions.items() if "ReservedConcurrentExecutions" in f
        }
        self.assertEqual({"CallbackFunction": {"Fn::If": ["ReserveCallbacks", "ReservedCallbacks", "AWS::NoValue"]}}, reserved)

    def test_may_call_themselves_by_a_queue_only_where_it_is_meant(self):
        said_so = {name: f["RecursiveLoop"] for name, f in self.functions.items() if "RecursiveLoop" in f}
        self.assertEqual(RECURSIVE, said_so)


class EventSources(ExpandedTest):
    def test_are_exactly_these(self):
        mappings = of_type(self.template, "AWS::Lambda::EventSourceMapping")
        self.assertEqual(set(EVENT_SOURCES), set(mappings))
        for name, (meant, meant_filter) in EVENT_SOURCES.items():
            with self.subTest(name):
                mapping = said(mappings[name])
                filters = mapping.pop("FilterCriteria", {"Filters": []})["Filters"]
                self.assertEqual(meant, mapping)
                self.assertEqual([meant_filter] if meant_filter else [], [json.loads(f["Pattern"]) for f in filters])

    def test_a_stream_feeds_no_more_than_two(self):
        fed = [said(m["EventSourceArn"]) for m in of_type(self.template, "AWS::Lambda::EventSourceMapping").values()]
        self.assertLessEqual(fed.count("Ledger.StreamArn"), 2)


class Schedules(ExpandedTest):
    def test_are_exactly_these(self):
        schedules = {}
        for name, schedule in of_type(self.template, "AWS::Scheduler::Schedule").items():
            where = said(schedule["Target"])
            self.assertEqual("{}", where["Input"], name)
            self.assertEqual(RETRIES[name], tuple(where["RetryPolicy"].values()), name)
            self.assertNotIn("Name", schedule, name)
            dead_letters = where["DeadLetterConfig"]["Arn"]
            expression = said(schedule["ScheduleExpression"])
            schedules[name] = (expression, where["Arn"], dead_letters, where["RoleArn"].removesuffix(".Arn"))
        self.assertEqual(SCHEDULES, schedules)

    def test_have_functions_that_lose_no_failed_run(self):
        found = {}
        for name, config in of_type(self.template, "AWS::Lambda::EventInvokeConfig").items():
            self.assertEqual("$LATEST", config["Qualifier"], name)
            destination = said(config["DestinationConfig"]["OnFailure"]["Destination"])
            found[said(config["FunctionName"])] = (config["MaximumRetryAttempts"], config["MaximumEventAgeInSeconds"], destination)
        self.assertEqual(ASYNC, found)

    def test_may_call_their_function_and_fill_their_dead_letters(self):
        for _, function, dead_letters, name in SCHEDULES.values():
            role = self.properties(name)
            statement, = role["AssumeRolePolicyDocument"]["Statement"]
            self.assertEqual({"Service": ["scheduler.amazonaws.com"]}, statement["Principal"])
            allowed = {
                (*many(statement["Action"]), said(statement["Resource"]))
                for policy in role["Policies"]
                for statement in many(policy["PolicyDocument"]["Statement"])
            }
            self.assertEqual({("lambda:InvokeFunction", function), ("sqs:SendMessage", dead_letters)}, allowed)


class Api(ExpandedTest):
    def setUp(self):
        self.body = self.properties("Api")["Body"]

    def test_has_these_routes_with_these_authorizers_and_scopes(self):
        routes = {}
        for path, methods in self.body["paths"].items():
            for method, route in methods.items():
                integration = route["x-amazon-apigateway-integration"]
                self.assertEqual("2.0", integration["payloadFormatVersion"])
                function, = re.findall(r"\$\{(\w+)Aliaslive}", integration["uri"]["Fn::Sub"])
                security, = route["security"]
                (authorizer, scopes), = security.items()
                routes[f"{method} {path}"] = (function, authorizer, scopes)
        self.assertEqual(ROUTES, routes)

    def test_may_call_the_function_of_each_route(self):
        permissions = of_type(self.template, "AWS::Lambda::Permission").values()
        self.assertEqual({f"{f}Aliaslive" for f in ALIASED}, {target(p["FunctionName"]) for p in permissions})
        called = {
            (target(p["FunctionName"]).removesuffix("Aliaslive"),
             "of its own API" if "${ConsoleApi}" in many(said(p["SourceArn"])["Fn::Sub"])[0]
             else said(p["SourceArn"])["Fn::Sub"][0].split("${__Stage__}/")[1])
            for p in permissions
        }
        meant = set()
        for route, (function, _, _) in ROUTES.items():
            method, path = route.split()
            meant.add((function, method.upper() + re.sub(r"\{\w+}", "*", path)))
        called.remove(("ConsoleFunction", "of its own API"))
        self.assertEqual(meant, called)

    def test_lets_pages_of_the_console_alone_ask_it(self):
        cors = self.body["x-amazon-apigateway-cors"]
        self.assertEqual(["ConsoleApi.ApiEndpoint"], said(cors["allowOrigins"]))
        self.assertNotIn("allowCredentials", cors)
        self.assertEqual({"authorization", "content-type", "idempotency-key"}, set(cors["allowHeaders"]))

    def test_of_the_console_answers_two_open_routes_and_depends_on_nothing(self):
        self.assertEqual({"Name", "Description", "ProtocolType"}, set(self.properties("ConsoleApi")))
        routes = of_type(self.template, "AWS::ApiGatewayV2::Route").values()
        self.assertEqual({"GET /console", "GET /console/{file}"}, {route["RouteKey"] for route in routes})
        self.assertEqual({"NONE"}, {route["AuthorizationType"] for route in routes})
        self.assertEqual("ConsoleFunctionAliaslive", target(self.properties("ConsoleIntegration")["IntegrationUri"]))
        urls = said(self.properties("SupportClient")["CallbackURLs"])
        self.assertIn("${ConsoleApi.ApiEndpoint}/console", str(urls))

    def test_believes_the_given_issuer_or_the_pool_it_makes(self):
        authorizers = self.body["components"]["securitySchemes"]
        self.assertEqual({"MerchantJwt", "SupportJwt"}, set(authorizers))
        tokens = {}
        for name, scheme in authorizers.items():
            authorizer = said(scheme["x-amazon-apigateway-authorizer"])
            self.assertEqual("jwt", authorizer["type"])
            self.assertEqual("$request.header.Authorization", authorizer["identitySource"])
            tokens[name] = authorizer["jwtConfiguration"]
        token = tokens["SupportJwt"]
        self.assertEqual({"Fn::If": ["MakeSupportPool", "SupportPool.ProviderURL", "SupportIssuer"]}, token["issuer"])
        self.assertEqual({"Fn::If": ["MakeSupportPool", ["SupportClient"], "SupportAudience"]}, token["audience"])
        token = tokens["MerchantJwt"]
        self.assertEqual({"Fn::If": ["MakePool", "MerchantPool.ProviderURL", "JwtIssuer"]}, token["issuer"])
        first_client_and_others = {"Fn::Split": [",", {"Fn::Join": [",", ["MerchantClient", {"Fn::Join": [",", "JwtAudience"]}]]}]}
        self.assertEqual({"Fn::If": ["MakePool", first_client_and_others, "JwtAudience"]}, token["audience"])

    def test_keeps_access_logs_without_path_or_address(self):
        stages = of_type(self.template, "AWS::ApiGatewayV2::Stage")
        self.assertEqual({STAGE, "ConsoleStage"}, set(stages))
        for stage in stages.values():
            self.assertEqual("ApiLogs.Arn", said(stage["AccessLogSettings"]["DestinationArn"]))
            line = json.loads(stage["AccessLogSettings"]["Format"])
            self.assertEqual("$context.status", line["status"])
            for value in line.values():
                self.assertNotRegex(value, r"\.(path|sourceIp|userAgent)\b")

    def test_throttles_the_routes_that_anybody_may_call(self):
        stage = self.properties(STAGE)
        settings = {
            route: (said(of["ThrottlingRateLimit"]), said(of["ThrottlingBurstLimit"])) for route, of in stage["RouteSettings"].items()
        }
        self.assertEqual(THROTTLES, settings)
        self.assertEqual({2}, {len(of) for of in stage["RouteSettings"].values()}, "nothing else is set")
        self.assertNotIn("DefaultRouteSettings", stage)
        console = said(self.properties("ConsoleStage")["DefaultRouteSettings"])
        self.assertEqual({"ThrottlingRateLimit": "PageRate", "ThrottlingBurstLimit": "PageBurst"}, console)

    def test_makes_a_pool_only_where_no_issuer_is_given(self):
        self.assertEqual({"Fn::Equals": ["JwtIssuer", ""]}, said(self.template["Conditions"]["MakePool"]))
        self.assertEqual({"Fn::Equals": ["SupportIssuer", ""]}, said(self.template["Conditions"]["MakeSupportPool"]))
        for name, resource in self.template["Resources"].items():
            if resource["Type"].startswith("AWS::Cognito::"):
                pool = "MakeSupportPool" if name.startswith("Support") else "MakePool"
                self.assertEqual(pool, resource.get("Condition"), name)
        scopes = self.properties("MerchantScopes")
        named = {f"{scopes['Identifier']}/{scope['ScopeName']}" for scope in scopes["Scopes"]}
        self.assertEqual(
            {"anxin/payments.read", "anxin/payments.write", "anxin/orders.write", "anxin/refunds.write", "anxin/failures.write"},
            named,
        )
        client = self.properties("MerchantClient")
        self.assertEqual(named, set(client["AllowedOAuthScopes"]))
        self.assertEqual(["client_credentials"], client["AllowedOAuthFlows"])
        self.assertTrue(client["AllowedOAuthFlowsUserPoolClient"] and client["GenerateSecret"])
        self.assertEqual("MerchantScopes", self.resource("MerchantClient")["DependsOn"])

    def test_lets_people_sign_in_by_a_public_client_for_a_quarter_of_an_hour(self):
        scopes = self.properties("SupportScopes")
        self.assertEqual(["support/use"], [f"{scopes['Identifier']}/{scope['ScopeName']}" for scope in scopes["Scopes"]])
        client = self.properties("SupportClient")
        self.assertIs(False, client["GenerateSecret"])
        self.assertEqual((["code"], ["support/use"]), (client["AllowedOAuthFlows"], client["AllowedOAuthScopes"]))
        self.assertEqual((15, "minutes"), (client["AccessTokenValidity"], client["TokenValidityUnits"]["AccessToken"]))
        groups = of_type(self.template, "AWS::Cognito::UserPoolGroup").values()
        self.assertEqual({"auditor", "agent", "supervisor"}, {group["GroupName"] for group in groups})


class Ledger(ExpandedTest):
    def setUp(self):
        self.ledger = self.properties("Ledger")

    def test_outlives_its_stack(self):
        self.assertEqual("Retain", self.resource("Ledger")["DeletionPolicy"])
        self.assertEqual("Retain", self.resource("Ledger")["UpdateReplacePolicy"])
        self.assertIs(True, self.ledger.get("DeletionProtectionEnabled"))

    def test_has_a_maximum_only_where_one_is_given(self):
        limits = {
            "MaxReadRequestUnits": {"Fn::If": ["LimitReads", "MaxReads", "AWS::NoValue"]},
            "MaxWriteRequestUnits": {"Fn::If": ["LimitWrites", "MaxWrites", "AWS::NoValue"]},
        }
        self.assertEqual({"Fn::If": ["LimitLedger", limits, "AWS::NoValue"]}, said(self.ledger["OnDemandThroughput"]))
        conditions = said(self.template["Conditions"])
        for limit, parameter in (("LimitReads", "MaxReads"), ("LimitWrites", "MaxWrites")):
            self.assertEqual({"Fn::Not": [{"Fn::Equals": [parameter, 0]}]}, conditions[limit])
            self.assertEqual(0, self.template["Parameters"][parameter]["Default"])
        self.assertEqual({"Fn::Or": [{"Condition": "LimitReads"}, {"Condition": "LimitWrites"}]}, conditions["LimitLedger"])

    def test_has_these_keys_and_three_sparse_indexes(self):
        def keys(owner):
            return {key["KeyType"]: key["AttributeName"] for key in owner["KeySchema"]}

        self.assertEqual({"HASH": "pk", "RANGE": "sk"}, keys(self.ledger))
        due, compare, work = self.ledger["GlobalSecondaryIndexes"]
        self.assertEqual("due", due["IndexName"])
        self.assertEqual({"HASH": "dueShard", "RANGE": "nextDueAt"}, keys(due))
        self.assertEqual("compare", compare["IndexName"])
        self.assertEqual({"HASH": "compareShard", "RANGE": "compareUntil"}, keys(compare))
        self.assertEqual("work", work["IndexName"])
        self.assertEqual({"HASH": "workShard", "RANGE": "workAt"}, keys(work))
        for index in (due, compare, work):
            self.assertEqual({"ProjectionType": "KEYS_ONLY"}, index["Projection"])
        types = {a["AttributeName"]: a["AttributeType"] for a in self.ledger["AttributeDefinitions"]}
        indexed = ("dueShard", "nextDueAt", "compareShard", "compareUntil", "workShard", "workAt")
        self.assertEqual(dict.fromkeys(("pk", "sk", *indexed), "S"), types)

    def test_streams_both_images(self):
        self.assertEqual({"StreamViewType": "NEW_AND_OLD_IMAGES"}, self.ledger.get("StreamSpecification"))

    def test_lets_items_expire(self):
        self.assertEqual({"AttributeName": "expiresAt", "Enabled": True}, self.ledger.get("TimeToLiveSpecification"))

    def test_can_be_restored_to_any_second(self):
        self.assertEqual({"PointInTimeRecoveryEnabled": True}, self.ledger.get("PointInTimeRecoverySpecification"))

    def test_is_paid_per_request(self):
        self.assertEqual("PAY_PER_REQUEST", self.ledger["BillingMode"])


class Contacts(ExpandedTest):
    """What is erased there is gone: nothing carries it on, and nothing brings it back."""

    def setUp(self):
        self.contacts = self.properties("Contacts")

    def test_are_in_no_stream_and_no_backup(self):
        self.assertNotIn("StreamSpecification", self.contacts)
        self.assertNotIn("PointInTimeRecoverySpecification", self.contacts)
        self.assertEqual("Delete", self.resource("Contacts")["DeletionPolicy"])

    def test_expire(self):
        self.assertEqual({"AttributeName": "expiresAt", "Enabled": True}, self.contacts["TimeToLiveSpecification"])
        self.assertEqual("PAY_PER_REQUEST", self.contacts["BillingMode"])


class Queues(ExpandedTest):
    def test_have_dead_letters_unless_they_are_the_last_stop(self):
        redrives = {
            name: (target(q["RedrivePolicy"]["deadLetterTargetArn"]), q["RedrivePolicy"]["maxReceiveCount"])
            for name, q in self.queues.items()
            if "RedrivePolicy" in q
        }
        self.assertEqual(REDRIVES, redrives)
        self.assertEqual(set(self.queues), set(REDRIVES) | LAST_STOPS)

    def test_that_are_the_last_stop_feed_nobody_and_have_an_alarm(self):
        fed = {target(m["EventSourceArn"]) for m in of_type(self.template, "AWS::Lambda::EventSourceMapping").values()}
        self.assertFalse(LAST_STOPS & fed)
        watched = {
            target(dimension["Value"])
            for alarm in of_type(self.template, "AWS::CloudWatch::Alarm").values()
            for dimension in alarm.get("Dimensions", [])
        }
        self.assertLessEqual(LAST_STOPS, watched)

    def test_keep_what_they_hold_for_14_days(self):
        for name, queue in self.queues.items():
            self.assertEqual(14 * 24 * 3600, queue["MessageRetentionPeriod"], name)


class Subscriptions(ExpandedTest):
    def test_hand_over_what_was_published_as_it_was(self):
        subscribed = {}
        for name, subscription in of_type(self.template, "AWS::SNS::Subscription").items():
            if subscription["Protocol"] == "sqs":
                self.assertIs(True, subscription["RawMessageDelivery"], name)
                subscribed[name] = (
                    target(subscription["TopicArn"]),
                    target(subscription["Endpoint"]),
                    target(subscription["RedrivePolicy"]["deadLetterTargetArn"]),
                    subscription.get("FilterPolicy"),
                )
        self.assertEqual(SUBSCRIPTIONS, subscribed)

    def test_let_their_topic_alone_send_to_their_queues_and_a_rule_to_its_targets(self):
        senders = set()
        for policy in of_type(self.template, "AWS::SQS::QueuePolicy").values():
            statement, = said(policy["PolicyDocument"]["Statement"])
            self.assertEqual(("Allow", "sqs:SendMessage"), (statement["Effect"], statement["Action"]))
            sender = statement["Condition"]["ArnEquals"]["aws:SourceArn"]
            self.assertEqual({"ArnEquals": {"aws:SourceArn": sender}}, statement["Condition"])
            queue, = said(policy["Queues"])
            self.assertEqual(f"{queue}.Arn", statement["Resource"])
            service, = statement["Principal"].items()
            senders.add((service, sender, f"{queue}.Arn"))
        sns, events = ("Service", "sns.amazonaws.com"), ("Service", "events.amazonaws.com")
        meant = {(sns, topic, f"{queue}.Arn") for topic, *queues, _ in SUBSCRIPTIONS.values() for queue in queues}
        meant |= {(events, f"{rule}.Arn", q) for rule, (_, _, targets) in RULES.items() for t in targets for q in t[:2]}
        self.assertEqual(meant, senders)


class Rules(ExpandedTest):
    """What is put on an event bus comes to a queue, and what cannot be brought there for a day to its dead letters."""

    def test_are_exactly_these(self):
        rules = {}
        for name, rule in said(of_type(self.template, "AWS::Events::Rule")).items():
            self.assertEqual({"Description", "EventBusName", "EventPattern", "State", "Targets"}, set(rule), name)
            self.assertEqual("ENABLED", rule["State"])
            targets = []
            for each in rule["Targets"]:
                self.assertEqual({"Id", "Arn", "RetryPolicy", "DeadLetterConfig"}, set(each), "the envelope comes as it is")
                retry = each["RetryPolicy"]
                targets.append((each["Arn"], each["DeadLetterConfig"]["Arn"], retry["MaximumEventAgeInSeconds"], retry["MaximumRetryAttempts"]))
            rules[name] = (rule["EventBusName"], rule["EventPattern"], targets)
        self.assertEqual(RULES, rules)

    def test_are_on_buses_that_are_named_as_partners_sources_are(self):
        pattern = self.template["Parameters"]["EventBusName"]["AllowedPattern"]
        for name in ("", "aws.partner/stripe.com/ed_made", "aws.partner/checkout.com/made/bus-1"):
            self.assertRegex(name, pattern)
        for name in ("default", "aws.partner/stripe.com", "aws.partner/stripe.com/", "aws.partner/stripe.com/*", "my.aws.partner/a/b"):
            self.assertNotRegex(name, pattern)


class Alarms(ExpandedTest):
    def setUp(self):
        self.alarms = of_type(self.template, "AWS::CloudWatch::Alarm")

    def test_watch_exactly_this(self):
        watched = set()
        for name, alarm in self.alarms.items():
            if name in DEAD_MANS or name in LIVE_ERRORS or name == "LedgerThrottled":
                continue
            dimension, = said(alarm["Dimensions"])
            watched.add((
                alarm["Namespace"], alarm["MetricName"], dimension["Name"], dimension["Value"], alarm["Statistic"], alarm["Threshold"],
            ))
        self.assertEqual(ALARMS, watched)
        self.assertEqual(len(ALARMS) + len(DEAD_MANS) + len(LIVE_ERRORS) + 1, len(self.alarms))

    def test_on_throttling_add_up_the_ledger_and_its_indexes_with_zeros_for_no_data(self):
        alarm = self.alarms["LedgerThrottled"]
        total, *metrics = said(alarm["Metrics"])
        self.assertEqual(" + ".join(f"FILL({m['Id']}, 0)" for m in metrics), total["Expression"])
        watched = set()
        for one in metrics:
            self.assertEqual((False, 60, "Sum"), (one["ReturnData"], one["MetricStat"]["Period"], one["MetricStat"]["Stat"]))
            metric = one["MetricStat"]["Metric"]
            self.assertEqual("AWS/DynamoDB", metric["Namespace"])
            watched.add((metric["MetricName"], *(d["Value"] for d in metric["Dimensions"])))
        self.assertEqual(THROTTLED, watched)
        indexes = {i["IndexName"] for i in self.properties("Ledger")["GlobalSecondaryIndexes"]}
        self.assertEqual(indexes, {entry[2] for entry in THROTTLED if len(entry) > 2})
        self.assertEqual((3, 5), (alarm["DatapointsToAlarm"], alarm["EvaluationPeriods"]))
        self.assertEqual((0, "GreaterThanThreshold"), (alarm["Threshold"], alarm["ComparisonOperator"]))

    def test_call_operations_and_say_what_to_do_and_when_it_is_over(self):
        for name, alarm in self.alarms.items():
            with self.subTest(name):
                called = [] if name in LIVE_ERRORS else ["OperationsTopic"]
                self.assertEqual(called, said(alarm.get("AlarmActions", [])))
                self.assertEqual(called, said(alarm.get("OKActions", [])))
                self.assertNotIn("ActionsEnabled", alarm)
                self.assertGreater(len(alarm["AlarmDescription"]), 30)

    def test_ring_the_first_time_unless_it_may_mend_itself(self):
        for name, alarm in self.alarms.items():
            if name in DEAD_MANS or name == "LedgerThrottled":
                continue
            with self.subTest(name):
                often, minutes = (1, 1) if name in AT_ONCE else NERVOUS.get(alarm["MetricName"], (1, 1))
                self.assertEqual(("GreaterThanThreshold", 60), (alarm["ComparisonOperator"], alarm["Period"]))
                self.assertEqual(minutes, alarm["EvaluationPeriods"])
                self.assertEqual(often, alarm.get("DatapointsToAlarm", minutes))
                self.assertEqual("notBreaching", alarm["TreatMissingData"])

    def test_page_by_one_that_rings_with_those_that_cannot_wait(self):
        (name, pager), = of_type(self.template, "AWS::CloudWatch::CompositeAlarm").items()
        self.assertEqual("OnCall", name)
        rule = pager["AlarmRule"]["Fn::Sub"]
        self.assertEqual(PAGES, set(re.findall(r'ALARM\("\$\{(\w+)}"\)', rule)))
        self.assertEqual(["OR"] * (len(PAGES) - 1), re.sub(r"ALARM\([^)]*\)", "", rule).split())
        for actions in ("AlarmActions", "OKActions"):
            self.assertEqual(["PagerTopic", "OperationsTopic"], said(pager[actions]))
        self.assertNotIn("ActionsEnabled", pager)
        self.assertGreater(len(pager["AlarmDescription"]), 30)

    def test_ring_where_a_sign_of_life_of_this_stack_stays_away(self):
        for name, (metric, seconds, often, missing) in DEAD_MANS.items():
            with self.subTest(name):
                alarm = self.alarms[name]
                self.assertEqual(("Anxin", metric, "Sum"), (alarm["Namespace"], alarm["MetricName"], alarm["Statistic"]))
                self.assertEqual([{"Name": "stack", "Value": "AWS::StackName"}], said(alarm["Dimensions"]))
                self.assertEqual(("LessThanThreshold", 1), (alarm["ComparisonOperator"], alarm["Threshold"]))
                self.assertEqual(seconds, alarm["Period"])
                self.assertEqual((often, often), (alarm["EvaluationPeriods"], alarm["DatapointsToAlarm"]))
                self.assertEqual(missing, alarm["TreatMissingData"])


class Releases(ExpandedTest):
    def setUp(self):
        self.groups = of_type(self.template, "AWS::CodeDeploy::DeploymentGroup")
        self.versions = self.versions_of(self.template)

    def versions_of(self, template):
        """Function -> logical id and properties of its version."""
        return {target(v["FunctionName"]): (name, v) for name, v in of_type(template, "AWS::Lambda::Version").items()}

    def test_of_what_the_api_calls_have_an_alias_that_names_their_version(self):
        self.assertEqual(ALIASED, {function for function, _, _ in ROUTES.values()} | {"ConsoleFunction"})
        self.assertEqual(ALIASED, set(self.versions))
        aliases = of_type(self.template, "AWS::Lambda::Alias")
        meant = {
            f"{function}Aliaslive": {"FunctionName": function, "FunctionVersion": f"{version}.Version", "Name": "live"}
            for function, (version, _) in self.versions.items()
        }
        self.assertEqual(meant, said(aliases))

    def test_of_them_alone_begin_from_snapshots_unless_somebody_says_no(self):
        starting = {name: said(f["SnapStart"]) for name, f in self.functions.items() if "SnapStart" in f}
        self.assertEqual(dict.fromkeys(ALIASED, {"ApplyOn": "SnapStart"}), starting)
        self.assertEqual("PublishedVersions", self.template["Parameters"]["SnapStart"]["Default"])

    def test_come_to_a_tenth_first_and_are_taken_back_by_these_alarms(self):
        self.assertEqual({f"{function}DeploymentGroup" for function in ALIASED}, set(self.groups))
        for function, alarms in TAKEN_BACK_BY.items():
            with self.subTest(function):
                group = said(self.groups[f"{function}DeploymentGroup"])
                self.assertEqual(("Canary10Percent5Minutes",), tuple(group["DeploymentConfigName"]["Fn::Sub"][1].values()))
                for option, configuration in self.choices(group["AlarmConfiguration"]):
                    missing = {f.replace("Function", "Errors") for f, condition in OPTIONAL.items() if option != condition}
                    self.assertIs(True, configuration["Enabled"])
                    self.assertEqual(sorted(alarms - missing), sorted(a["Name"] for a in configuration["Alarms"]))
                self.assertLessEqual(len(alarms), 10)  # CodeDeploy takes no more
                self.assertIn("DEPLOYMENT_STOP_ON_ALARM", group["AutoRollbackConfiguration"]["Events"])
                update = said(self.resource(f"{function}Aliaslive")["UpdatePolicy"])["CodeDeployLambdaAliasUpdate"]
                self.assertEqual(f"{function}DeploymentGroup", update["DeploymentGroupName"])

    def choices(self, value):
        """What it is where its condition holds, by that condition; and what it is else."""
        if "Fn::If" in value:
            condition, there, otherwise = value["Fn::If"]
            return [(condition, there), ("", otherwise)]
        return [("", value)]

    def test_come_to_all_at_once_where_somebody_says_so(self):
        at_once = expand(templates.written(), GradualDeployment="false")
        self.assertEqual([], [r["Type"] for r in at_once["Resources"].values() if "CodeDeploy" in r["Type"] or "UpdatePolicy" in r])
        self.assertEqual(set(of_type(self.template, "AWS::Lambda::Alias")), set(of_type(at_once, "AWS::Lambda::Alias")))
        self.assertEqual("true", self.template["Parameters"]["GradualDeployment"]["Default"])

    def test_are_judged_by_what_the_alias_calls(self):
        for name, function in LIVE_ERRORS.items():
            alarm = self.properties(name)
            dimensions = {d["Name"]: said(d["Value"]) for d in alarm["Dimensions"]}
            self.assertEqual({"FunctionName": function, "Resource": {"Fn::Sub": f"${{{function}}}:live"}}, dimensions)
            self.assertEqual(("AWS/Lambda", "Errors", "Sum", 0), tuple(alarm[k] for k in ("Namespace", "MetricName", "Statistic", "Threshold")))

    def test_are_new_with_every_new_value_that_they_run_by(self):
        """CloudFormation publishes a version where its logical id or a property is new that cannot be changed in place."""
        schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", "AWS::Lambda::Version").schema
        self.assertIn("/properties/Description", schema["createOnlyProperties"])
        runs_by = {
            function: self.parameters_in({k: v for k, v in self.functions[function].items() if k not in OF_NO_VERSION})
            for function in ALIASED
        }
        self.assertLessEqual({"FactDays", "StrayDays", "ContactDays", "SystemLogLevel", "SnapStart"}, set().union(*runs_by.values()))
        for parameter in set().union(*runs_by.values()):
            value = {parameter: "another"}
            changed = expand(templates.written(), **value)
            for function in (f for f in ALIASED if parameter in runs_by[f]):
                with self.subTest(f"{function} {parameter}"):
                    self.assertNotEqual(self.identity(self.template, function, {}), self.identity(changed, function, value))

    def test_are_new_with_every_new_property(self):
        for name, value in {"Timeout": 11, "Environment": {"Variables": {"MORE": "1"}}}.items():
            template = templates.written()
            for function in ALIASED:
                template["Resources"][function]["Properties"][name] = value
            changed = self.versions_of(expand(template))
            for function in ALIASED:
                with self.subTest(f"{function} {name}"):
                    self.assertNotEqual(self.versions[function][0], changed[function][0])

    def identity(self, template, function, values):
        name, version = self.versions_of(template)[function]
        return name, re.sub(r"\$\{(\w+)}", lambda m: values.get(m[1], "default"), many(version["Description"]["Fn::Sub"])[0])

    def parameters_in(self, tree):
        """Those that it refers to, itself or by a condition."""
        found = set()
        for key, value in within(tree):
            if key == "Ref":
                found.add(value)
            elif key == "Fn::Sub":
                found |= set(re.findall(r"\$\{(\w+)", many(value)[0]))
            elif key == "Fn::If":
                found |= self.parameters_in(self.template["Conditions"][value[0]])
        return found & set(self.template["Parameters"])


class Topics(ExpandedTest):
    def test_are_encrypted_with_our_key(self):
        topics = of_type(self.template, "AWS::SNS::Topic")
        self.assertEqual(TOPICS, set(topics))
        for name, topic in topics.items():
            self.assertEqual("TopicKey", said(topic.get("KmsMasterKeyId")), name)

    def test_of_operations_and_of_the_pager_hear_alarms_of_this_account(self):
        hearing = set()
        for policy in of_type(self.template, "AWS::SNS::TopicPolicy").values():
            topic, = said(policy["Topics"])
            statement, = said(policy["PolicyDocument"]["Statement"])
            self.assertEqual({"Service": "cloudwatch.amazonaws.com"}, statement["Principal"])
            self.assertEqual(("sns:Publish", topic), (statement["Action"], statement["Resource"]))
            self.assertEqual({"StringEquals": {"aws:SourceAccount": "AWS::AccountId"}}, statement["Condition"])
            hearing.add(topic)
        self.assertEqual({"OperationsTopic", "PagerTopic"}, hearing)

    def test_key_lets_alarms_publish(self):
        statements = self.properties("TopicKey")["KeyPolicy"]["Statement"]
        services = [s for s in statements if "Service" in s["Principal"]]
        self.assertEqual([{"Service": "cloudwatch.amazonaws.com"}], [s["Principal"] for s in services])
        self.assertEqual({"kms:Decrypt", "kms:GenerateDataKey"}, set(services[0]["Action"]))
        self.assertNotIn("Condition", services[0])

    def test_mail_is_sent_only_to_an_address(self):
        self.assertEqual("MailOperations", self.resource("OperationsMailSubscription")["Condition"])

    def test_pager_is_called_only_at_an_address(self):
        self.assertEqual("CallPager", self.resource("PagerSubscription")["Condition"])
        subscription = self.properties("PagerSubscription")
        self.assertEqual(("PagerTopic", "https"), (said(subscription["TopicArn"]), subscription["Protocol"]))


class Options(ExpandedTest):
    def test_are_there_only_where_they_are_asked_for(self):
        conditions = said(self.template["Conditions"])
        self.assertEqual(ASKED_FOR, {name: conditions[name] for name in ASKED_FOR})
        parameters = {"DomainName": "", "CertificateArn": "", "HostedZoneId": "", "KeyArn": "", "BackupDays": 0, "ReservedCallbacks": 0}
        parameters |= {"EventBusName": ""}
        self.assertEqual(parameters, {name: self.template["Parameters"][name]["Default"] for name in parameters})
        for condition, meant in OPTIONS.items():
            found = {name for name, resource in self.template["Resources"].items() if resource.get("Condition") == condition}
            self.assertEqual(meant, found, condition)

    def test_a_domain_leads_to_the_api_by_its_record_and_has_a_certificate(self):
        domain = said(self.properties("ApiDomain"))
        self.assertEqual("DomainName", domain["DomainName"])
        self.assertEqual(
            [{"CertificateArn": "CertificateArn", "EndpointType": "REGIONAL", "SecurityPolicy": "TLS_1_2"}],
            domain["DomainNameConfigurations"],
        )
        self.assertEqual({"ApiId": "Api", "DomainName": "ApiDomain", "Stage": "$default"}, said(self.properties("ApiMapping")))
        self.assertEqual(STAGE, self.resource("ApiMapping")["DependsOn"], "there is nothing to map before")
        record = said(self.properties("ApiRecord"))
        self.assertEqual(("HostedZoneId", "DomainName", "A"), (record["HostedZoneId"], record["Name"], record["Type"]))
        self.assertEqual(
            {"DNSName": "ApiDomain.RegionalDomainName", "HostedZoneId": "ApiDomain.RegionalHostedZoneId"}, record["AliasTarget"]
        )
        rule = said(self.template["Rules"]["DomainHasCertificate"])
        self.assertEqual(ASKED_FOR["UseDomain"], rule["RuleCondition"])
        self.assertEqual([{"Fn::Not": [{"Fn::Equals": ["CertificateArn", ""]}]}], [a["Assert"] for a in rule["Assertions"]])

    def test_an_own_key_encrypts_all_that_is_kept_and_else_aws_does_for_nothing(self):
        for name, table in of_type(self.template, "AWS::DynamoDB::Table").items():
            self.assertEqual(TABLE_KEY, said(table["SSESpecification"]), name)
        for name, queue in self.queues.items():
            self.assertEqual(OWN_KEY, said(queue.get("KmsMasterKeyId")), name)
            self.assertEqual({"Fn::If": ["UseKey", "AWS::NoValue", True]}, said(queue.get("SqsManagedSseEnabled")), name)
        for name, secret in of_type(self.template, "AWS::SecretsManager::Secret").items():
            self.assertEqual(OWN_KEY, said(secret.get("KmsKeyId")), name)
        self.assertEqual(OWN_KEY, said(self.properties("Backups").get("EncryptionKeyArn")))

    def test_backups_are_of_the_ledger_alone_and_nobody_deletes_them_sooner(self):
        selection = said(self.properties("BackupSelection"))
        self.assertEqual("BackupPlan", selection["BackupPlanId"])
        self.assertEqual(
            {"SelectionName": "ledger", "IamRoleArn": "BackupRole.Arn", "Resources": ["Ledger.Arn"]}, selection["BackupSelection"]
        )
        rule, = said(self.properties("BackupPlan"))["BackupPlan"]["BackupPlanRule"]
        self.assertEqual("Backups", rule["TargetBackupVault"])
        self.assertEqual({"DeleteAfterDays": "BackupDays"}, rule["Lifecycle"])
        vault = said(self.properties("Backups"))
        self.assertEqual({"MinRetentionDays": "BackupDays"}, vault["LockConfiguration"])
        role = self.properties("BackupRole")
        statement, = role["AssumeRolePolicyDocument"]["Statement"]
        self.assertEqual({"Service": "backup.amazonaws.com"}, statement["Principal"])
        allowed, = role["ManagedPolicyArns"]
        self.assertTrue(allowed["Fn::Sub"].endswith(":iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"))
        self.assertNotIn("Policies", role)


class Everywhere(ExpandedTest):
    def test_what_cannot_be_made_again_outlives_the_stack(self):
        policies = {
            name: (resource["DeletionPolicy"], resource["UpdateReplacePolicy"])
            for name, resource in self.template["Resources"].items()
            if "DeletionPolicy" in resource and name != "Contacts" and resource["Type"] != "AWS::Lambda::Version"
        }
        meant = dict.fromkeys(PROTECTED, ("Retain", "Retain")) | dict.fromkeys(KEPT, ("RetainExceptOnCreate", "Retain"))
        self.assertEqual(meant, policies)
        for pool in ("MerchantPool", "SupportPool"):
            self.assertEqual("ACTIVE", self.properties(pool).get("DeletionProtection"))

    def test_no_wildcards(self):
        for name, resource in self.template["Resources"].items():
            for key, value in within(resource):
                if key in ("Action", "Resource", "Principal", "NotAction", "NotResource"):
                    # A key's policy must say "*" for itself, and leave the account's administration to IAM.
                    allowed = {"*", "kms:*"} if name == "TopicKey" else set()
                    if (name, key, value) == ("SmsRole", "NotResource", NO_TOPIC):
                        continue
                    wild = {v for v in many(value) if isinstance(v, str) and "*" in v}
                    self.assertLessEqual(wild, allowed, f"{name} {key}")
                    self.assertNotIn(key, ("NotAction", "NotResource"), name)

    def test_secrets_are_made_empty_and_those_for_calls_read_by_callers_alone(self):
        secrets = of_type(self.template, "AWS::SecretsManager::Secret")
        self.assertEqual({"AccountsDocument", "VerifySecrets", "EventSecrets", "CallSecrets", "PageKey"}, set(secrets))
        made = secrets.pop("PageKey")
        self.assertEqual({"Description", "GenerateSecretString", "KmsKeyId"}, set(made))
        self.assertEqual(
            {"SecretStringTemplate": '{"v":1}', "GenerateStringKey": "key", "PasswordLength": 64, "ExcludePunctuation": True},
            made["GenerateSecretString"],
        )
        for secret in secrets.values():
            self.assertEqual("{}", secret["SecretString"])
        for name, role in of_type(self.template, "AWS::IAM::Role").items():
            self.assertEqual(name in CALLERS, "CallSecrets" in json.dumps(role), name)

    def test_outputs(self):
        outputs = {name: said(o["Value"]) for name, o in self.template["Outputs"].items()}
        token, sign_in = outputs.pop("TokenUrl"), outputs.pop("SupportSignInUrl")
        self.assertEqual({"Fn::Sub": "${ConsoleApi.ApiEndpoint}/console"}, outputs.pop("ConsoleUrl"))
        self.assertIn("${SupportDomain}", sign_in["Fn::Sub"])
        self.assertEqual(OUTPUTS, outputs)
        self.assertIn("${MerchantDomain}", token["Fn::Sub"])

    def test_no_partition_is_written_in(self):
        self.assertNotIn("arn:aws:", json.dumps(templates.expanded("cn-north-1")))


if __name__ == "__main__":
    unittest.main()
