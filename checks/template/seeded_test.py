"""Are the judges awake? One fault at a time goes into a copy of the template, and the judge that is there for it must find it."""
import io
import json
import os
import tempfile
import unittest
from pathlib import Path

import expanded_test
import meant_test
import reading
import templates
from expand_template import expand
from samtranslator.model.exceptions import InvalidDocumentException


def put(*path_and_value):
    """A fault: what stands at the path becomes the value."""
    *path, last, value = path_and_value

    def fault(resources):
        for step in path:
            resources = resources[step]
        assert last in resources or isinstance(resources, list), f"nothing to break at {last}"
        resources[last] = value

    return fault


def gain(*path_and_value):
    """A fault: the value stands at the path, where there should be none."""
    *path, last, value = path_and_value

    def fault(resources):
        for step in path:
            resources = resources[step]
        assert last not in resources, f"{last} is there already"
        resources[last] = value

    return fault


def lose(*path):
    """A fault: what stands at the path is gone."""
    *path, last = path

    def fault(resources):
        for step in path:
            resources = resources[step]
        del resources[last]

    return fault


def all_of(*faults):
    def fault(resources):
        for one in faults:
            one(resources)

    return fault


def schedule_for_nobody(resources):
    resources["FoldFunction"]["Properties"]["Events"]["Tick"] = {
        "Type": "ScheduleV2",
        "Properties": {"ScheduleExpression": "rate(1 minutes)", "OmitName": True},
    }


def facts(*path):
    return ("FoldFunction", "Properties", "Events", "Facts", "Properties", *path)


PATTERN = facts("FilterCriteria", "Filters", 0, "Pattern")
MERCHANT_ROUTE = ("IntakeFunction", "Properties", "Events", "Register", "Properties")
CALLBACK_MAY = ("CallbackRole", "Properties", "Policies", 0, "PolicyDocument", "Statement")

# Fault -> the judge that must find it (others may, too), and how it is made. A judge is a class of tests.
FAULTS = {
    "a route is lost": ("expanded_test.Api", lose("IntakeFunction", "Properties", "Events", "Show")),
    "a function is lost": ("expanded_test.Functions", lose("IntakeFunction")),
    "a handler is lost": ("expansion", lose("ReactFunction", "Properties", "Handler")),
    "a handler is misspelt": (
        "meant_test.Handlers",
        put("FoldFunction", "Properties", "Handler", "dev.anxin.function.FoldFuncton::handleRequest"),
    ),
    "a handler's method is misspelt": (
        "meant_test.Handlers",
        put("FoldFunction", "Properties", "Handler", "dev.anxin.function.FoldFunction::handle"),
    ),
    "a snapshot is taken of what nobody calls by a version": (
        "meant_test.Releases",
        gain("FoldFunction", "Properties", "SnapStart", {"ApplyOn": "PublishedVersions"}),
    ),
    "a snapshot is taken and never used": (
        "expanded_test.Releases",
        all_of(
            lose("PageFunction", "Properties", "AutoPublishAlias"),
            lose("PageFunction", "Properties", "AutoPublishAliasAllProperties"),
            lose("PageFunction", "Properties", "VersionDescription"),
            lose("PageFunction", "Properties", "DeploymentPreference"),
        ),
    ),
    "an alias is there that no route calls": (
        "expanded_test.Releases",
        gain("SweepFunction", "Properties", "AutoPublishAlias", "live"),
    ),
    "an alias has a name of its own": (
        "expanded_test.Releases",
        put("PageFunction", "Properties", "AutoPublishAlias", "current"),
    ),
    "a rollback alarm watches what nobody calls by the alias too": (
        "meant_test.Releases",
        put("CallbackLiveErrors", "Properties", "Dimensions", [{"Name": "FunctionName", "Value": {"Ref": "CallbackFunction"}}]),
    ),
    "a rollback alarm watches another alias": (
        "meant_test.Alarms",
        put("PageLiveErrors", "Properties", "Dimensions", 1, "Value", {"Fn::Sub": "${PageFunction}:live2"}),
    ),
    "a rollback alarm calls people": (
        "expanded_test.Alarms",
        gain("IntakeLiveErrors", "Properties", "AlarmActions", [{"Ref": "OperationsTopic"}]),
    ),
    "releases come to all at once for good": (
        "expanded_test.Releases",
        put("PageFunction", "Properties", "DeploymentPreference", "Enabled", False),
    ),
    "a release that breaks fold stays": (
        "expanded_test.Releases",
        put("CallbackFunction", "Properties", "DeploymentPreference", "Alarms", [{"Ref": "CallbackLiveErrors"}]),
    ),
    "a new value of a parameter never arrives": (
        "expanded_test.Releases",
        put("CallbackFunction", "Properties", "VersionDescription", {"Fn::Sub": "FactDays=${FactDays} SnapStart=${SnapStart}"}),
    ),
    "a new timeout never arrives": (
        "expanded_test.Releases",
        lose("IntakeFunction", "Properties", "AutoPublishAliasAllProperties"),
    ),
    "a release that breaks bus stays": (
        "expanded_test.Releases",
        lose("CallbackFunction", "Properties", "DeploymentPreference", "Alarms", "Fn::If", 1, -1),
    ),
    "anybody in the account may say what came by the bus": (
        "expanded_test.Subscriptions",
        lose("BusEventsPolicy", "Properties", "PolicyDocument", "Statement", 0, "Condition"),
    ),
    "events of a bus get lost where their queue cannot be reached": (
        "expanded_test.Rules",
        lose("BusRule", "Properties", "Targets", 0, "DeadLetterConfig"),
    ),
    "EventBridge gives events up early": (
        "expanded_test.Rules",
        put("BusRule", "Properties", "Targets", 0, "RetryPolicy", "MaximumEventAgeInSeconds", 60),
    ),
    "events of a bus come without their source": (
        "expanded_test.Rules",
        gain("BusRule", "Properties", "Targets", 0, "InputPath", "$.detail"),
    ),
    "a rule lets other sources' events in": (
        "expanded_test.Rules",
        put("BusRule", "Properties", "EventPattern", {"source": [{"prefix": ""}]}),
    ),
    "a bus is heard that nobody asked for": ("expanded_test.Options", lose("BusRule", "Condition")),
    "a redrive policy is lost": ("expanded_test.Queues", lose("Refold", "Properties", "RedrivePolicy")),
    "dead letters are lost": (
        "expanded_test.Queues",
        all_of(lose("WakesDeadLetters"), lose("Wakes", "Properties", "RedrivePolicy")),
    ),
    "a failure destination is lost": ("expanded_test.EventSources", lose(*facts("DestinationConfig"))),
    "a stream filter is lost": ("expanded_test.EventSources", lose(*facts("FilterCriteria"))),
    "a stream filter is no JSON": ("meant_test.Streams", put(*PATTERN, '{"eventName":["INSERT"],')),
    "a stream filter names an unknown key": ("meant_test.Streams", put(*PATTERN, '{"eventname":["INSERT"]}')),
    "a stream filter lets other items in": ("expanded_test.EventSources", put(*PATTERN, '{"eventName":["INSERT"]}')),
    "a parallelization factor is lost": ("expanded_test.EventSources", lose(*facts("ParallelizationFactor"))),
    "retries have no end": ("expanded_test.EventSources", lose(*facts("MaximumRetryAttempts"))),
    "one failure takes its batch along": (
        "meant_test.Queues",
        lose("FoldFunction", "Properties", "Events", "Parked", "Properties", "FunctionResponseTypes"),
    ),
    "a variable is lost": (
        "meant_test.Handlers",
        lose("ReactFunction", "Properties", "Environment", "Variables", "WAKES_QUEUE"),
    ),
    "a variable points elsewhere": (
        "expanded_test.Functions",
        put("FoldFunction", "Properties", "Environment", "Variables", "REFOLD_QUEUE", {"Ref": "Wakes"}),
    ),
    "the stream is disabled": ("meant_test.Streams", lose("Ledger", "Properties", "StreamSpecification")),
    "the stream forgets the old image": (
        "expanded_test.Ledger",
        put("Ledger", "Properties", "StreamSpecification", "StreamViewType", "NEW_IMAGE"),
    ),
    "point-in-time recovery is lost": (
        "expanded_test.Ledger",
        lose("Ledger", "Properties", "PointInTimeRecoverySpecification"),
    ),
    "expiry is lost": ("expanded_test.Ledger", lose("Ledger", "Properties", "TimeToLiveSpecification")),
    "the due index is lost": ("expanded_test.Ledger", lose("Ledger", "Properties", "GlobalSecondaryIndexes", 0)),
    "the compare index is lost": ("expanded_test.Ledger", lose("Ledger", "Properties", "GlobalSecondaryIndexes", 1)),
    "contacts are streamed": (
        "expanded_test.Contacts",
        gain("Contacts", "Properties", "StreamSpecification", {"StreamViewType": "NEW_AND_OLD_IMAGES"}),
    ),
    "contacts are backed up": (
        "expanded_test.Contacts",
        gain("Contacts", "Properties", "PointInTimeRecoverySpecification", {"PointInTimeRecoveryEnabled": True}),
    ),
    "the table dies with its stack": ("expanded_test.Ledger", lose("Ledger", "DeletionPolicy")),
    "an alarm is lost": ("expanded_test.Alarms", lose("ApiFailures")),
    "an alarm's metric is misspelt": ("meant_test.Alarms", put("FoldErrors", "Properties", "MetricName", "Error")),
    "an alarm calls nobody": ("expanded_test.Alarms", lose("FoldErrors", "Properties", "AlarmActions")),
    "alarms may not use the key": ("expanded_test.Topics", lose("TopicKey", "Properties", "KeyPolicy", "Statement", 1)),
    "a topic has AWS's key": ("expanded_test.Topics", put("OperationsTopic", "Properties", "KmsMasterKeyId", "alias/aws/sns")),
    "a merchant route is public": ("meant_test.Routes", put(*MERCHANT_ROUTE, "Auth", "Authorizer", "NONE")),
    "a merchant route says nothing of who may": ("meant_test.Routes", lose(*MERCHANT_ROUTE, "Auth")),
    "a merchant route takes any token": ("meant_test.Routes", lose(*MERCHANT_ROUTE, "Auth", "AuthorizationScopes")),
    "a public route says nothing": (
        "meant_test.Routes",
        lose("CallbackFunction", "Properties", "Events", "Callback", "Properties", "Auth"),
    ),
    "the default authorizer is lost": ("expansion", lose("Api", "Properties", "Auth", "DefaultAuthorizer")),
    "a message is shown again too soon": ("meant_test.Queues", put("Refold", "Properties", "VisibilityTimeout", 60)),
    "a schedule says rate(1 minutes)": ("meant_test.Schedules", schedule_for_nobody),
    "a schedule is lost": ("expanded_test.Schedules", lose("SweepFunction", "Properties", "Events", "EveryMinute")),
    "a schedule forgets what it could not start": (
        "expanded_test.Schedules",
        lose("SweepFunction", "Properties", "Events", "EveryMinute", "Properties", "DeadLetterConfig"),
    ),
    "checks take all concurrency": (
        "expanded_test.EventSources",
        lose("CheckFunction", "Properties", "Events", "Wake", "Properties", "ScalingConfig"),
    ),
    "a function may do anything to the table": (
        "expanded_test.Everywhere",
        put(*CALLBACK_MAY, 0, "Action", ["dynamodb:*"]),
    ),
    "a function may do one thing more": (
        "expanded_test.Functions",
        put(*CALLBACK_MAY, 0, "Action", ["dynamodb:PutItem", "dynamodb:GetItem"]),
    ),
    "a function may read another's secret": (
        "expanded_test.Functions",
        put(*CALLBACK_MAY, 1, "Resource", {"Ref": "CallSecrets"}),
    ),
    "a function may read every item": (
        "expanded_test.Functions",
        lose("PageRole", "Properties", "Policies", 0, "PolicyDocument", "Statement", 0, "Condition"),
    ),
    "a condition is of another kind": (
        "expanded_test.Functions",
        put(*CALLBACK_MAY, 0, "Condition", {"ForAnyValue:StringLike": {"dynamodb:LeadingKeys": ["pay#*", "stray#*"]}}),
    ),
    "a subscription wraps what it hands over": (
        "expanded_test.Subscriptions",
        lose("DeliveriesSubscription", "Properties", "RawMessageDelivery"),
    ),
    "every notification becomes a text message": (
        "expanded_test.Subscriptions",
        lose("TextsSubscription", "Properties", "FilterPolicy"),
    ),
    "a topic may not send to its queue": ("expanded_test.Subscriptions", lose("DeliveriesPolicy")),
    "anybody may send to a queue": (
        "expanded_test.Subscriptions",
        lose("DeliveriesPolicy", "Properties", "PolicyDocument", "Statement", 0, "Condition"),
    ),
    "text messages may go to topics": (
        "expanded_test.Everywhere",
        put("SmsRole", "Properties", "Policies", 0, "PolicyDocument", "Statement", 3, "NotResource", "arn:aws:none"),
    ),
    "one dead shop may take all concurrency": (
        "expanded_test.EventSources",
        lose("DeliverFunction", "Properties", "Events", "Deliveries", "Properties", "ScalingConfig"),
    ),
    "a function calls itself by its queue without a word": ("meant_test.Loops", lose("DeliverFunction", "Properties", "RecursiveLoop")),
    "a function may send to the queue that it reads": (
        "meant_test.Loops",
        put("RefundRole", "Properties", "Policies", 0, "PolicyDocument", "Statement", 4, "Resource", {"Fn::GetAtt": "Refunds.Arn"}),
    ),
    "a loop goes through a topic": (
        "meant_test.Loops",
        put("SmsRole", "Properties", "Policies", 0, "PolicyDocument", "Statement", 4, "Resource", {"Ref": "CustomerTopic"}),
    ),
    "a sweep may not take what it delivers": (
        "expanded_test.Functions",
        lose("SweepRole", "Properties", "Policies", 0, "PolicyDocument", "Statement", 5),
    ),
    "deliveries that wait are sent nowhere": (
        "expanded_test.Functions",
        lose("SweepFunction", "Properties", "Environment", "Variables", "DELIVERIES_QUEUE"),
    ),
    "a loop is allowed that nobody means": ("expanded_test.Functions", put("CheckFunction", "Properties", "RecursiveLoop", "Allow")),
    "a loop that is stopped rings no alarm": ("meant_test.Loops", lose("SmsLoops")),
    "a failed sweep is tried again beside the next": (
        "expanded_test.Schedules",
        lose("SweepFunction", "Properties", "EventInvokeConfig", "MaximumRetryAttempts"),
    ),
    "a failed run is lost": ("meant_test.Loops", lose("ReconcileFunction", "Properties", "EventInvokeConfig")),
    "a function may not say which run failed": (
        "meant_test.Loops",
        lose("SweepRole", "Properties", "Policies", 0, "PolicyDocument", "Statement", 4),
    ),
    "silence is no alarm": ("expanded_test.Alarms", put("SweepSilent", "Properties", "TreatMissingData", "notBreaching")),
    "a sign of life of any stack will do": ("meant_test.Alarms", put("SweepSilent", "Properties", "Dimensions", 0, "Value", "anxin")),
    "a sign of life comes from elsewhere": (
        "expanded_test.Functions",
        put("SweepFunction", "Properties", "Environment", "Variables", "STACK", "anxin"),
    ),
    "an alarm waits for a sign of life that nobody gives": (
        "meant_test.Alarms",
        put("ReconciliationSilent", "Properties", "MetricName", "ReconcileFinished"),
    ),
    "an alarm waits less than a day for the nightly run": (
        "expanded_test.Alarms",
        put("ReconciliationSilent", "Properties", "EvaluationPeriods", 24),
    ),
    "nobody is paged": ("expanded_test.Alarms", put("OnCall", "Properties", "AlarmActions", [])),
    "a page waits for two alarms at once": (
        "expanded_test.Alarms",
        put("OnCall", "Properties", "AlarmRule", "Fn::Sub", 'ALARM("${FoldBehind}") AND ALARM("${ReactBehind}")'),
    ),
    "a nightly run may fail once": (
        "expanded_test.Alarms",
        put("ReconcileErrors", "Properties", "EvaluationPeriods", 15),
    ),
    "one error wakes people": ("expanded_test.Alarms", put("FoldErrors", "Properties", "DatapointsToAlarm", 1)),
    "an alarm on throttling never ends": (
        "expanded_test.Alarms",
        put("LedgerThrottled", "Properties", "Metrics", 0, "Expression", "reads + writes + due + compare"),
    ),
    "an index throttles unseen": ("expanded_test.Alarms", lose("LedgerThrottled", "Properties", "Metrics", 4)),
    "the pager does not hear alarms": ("expanded_test.Topics", lose("PagerTopicPolicy")),
    "an alarm stands in no runbook": (
        "meant_test.Alarms",
        gain("FoldSick", {"Type": "AWS::CloudWatch::Alarm", "Properties": {
            "Namespace": "AWS/Lambda", "MetricName": "Errors", "Dimensions": [{"Name": "FunctionName", "Value": {"Ref": "FoldFunction"}}],
        }}),
    ),
    "what pages does not stand on the dashboard": (
        "meant_test.Alarms",
        put("OperationsDashboard", "Properties", "DashboardBody", "Fn::Sub", '{"widgets": [{"properties": {"alarms": ["${OnCall.Arn}"]}}]}'),
    ),
    "nobody hears that it is over": ("expanded_test.Alarms", lose("FoldErrors", "Properties", "OKActions")),
    "alarms do nothing": ("expanded_test.Alarms", gain("FoldErrors", "Properties", "ActionsEnabled", False)),
    "a public route is not throttled": ("meant_test.Routes", lose("Api", "Properties", "RouteSettings", "GET /pay/{token}")),
    "a throttle is for a route that is none": (
        "meant_test.Routes",
        gain("Api", "Properties", "RouteSettings", "POST /callback/{account}", {"ThrottlingRateLimit": 1}),
    ),
    "a throttle locks everybody out": (
        "expanded_test.Api",
        put("Api", "Properties", "RouteSettings", "POST /callbacks/{account}", "ThrottlingRateLimit", 1),
    ),
    "every route is throttled": (
        "expanded_test.Api",
        gain("Api", "Properties", "DefaultRouteSettings", {"ThrottlingRateLimit": 1}),
    ),
    "the table has a maximum that nobody asked for": (
        "expanded_test.Ledger",
        put("Ledger", "Properties", "OnDemandThroughput", {"MaxWriteRequestUnits": 1}),
    ),
    "the table can be deleted by a slip": ("expanded_test.Ledger", lose("Ledger", "Properties", "DeletionProtectionEnabled")),
    "the key of all links dies with its stack": ("expanded_test.Everywhere", lose("PageKey", "DeletionPolicy")),
    "a secret is lost when it is replaced": ("expanded_test.Everywhere", lose("CallSecrets", "UpdateReplacePolicy")),
    "dead letters die with their stack": ("expanded_test.Everywhere", lose("RefundsDeadLetters", "DeletionPolicy")),
    "merchants' clients die with their stack": ("expanded_test.Everywhere", lose("MerchantClient", "DeletionPolicy")),
    "the pool can be deleted by a slip": ("expanded_test.Everywhere", lose("MerchantPool", "Properties", "DeletionProtection")),
    "contacts outlive their stack": ("expanded_test.Contacts", put("Contacts", "DeletionPolicy", "Retain")),
    "callbacks have no runs of their own": ("expanded_test.Functions", lose("CallbackFunction", "Properties", "ReservedConcurrentExecutions")),
    "callbacks are switched off": (
        "expanded_test.Functions",
        put("CallbackFunction", "Properties", "ReservedConcurrentExecutions", 0),
    ),
    "a domain nobody asked for": ("expanded_test.Options", lose("ApiDomain", "Condition")),
    "a domain leads nowhere": ("expanded_test.Options", put("ApiMapping", "Properties", "Stage", "prod")),
    "a domain is mapped before there is a stage": ("expanded_test.Options", lose("ApiMapping", "DependsOn")),
    "a domain takes old TLS": (
        "expanded_test.Options",
        put("ApiDomain", "Properties", "DomainNameConfigurations", 0, "SecurityPolicy", "TLS_1_0"),
    ),
    "a record is made in nobody's zone": ("expanded_test.Options", put("ApiRecord", "Condition", "UseDomain")),
    "a table passes over the operator's key": ("expanded_test.Options", lose("Ledger", "Properties", "SSESpecification")),
    "a table's default costs calls of KMS": (
        "expanded_test.Options",
        put("Contacts", "Properties", "SSESpecification", {"SSEEnabled": True}),
    ),
    "a queue passes over the operator's key": ("expanded_test.Options", lose("Deliveries", "Properties", "KmsMasterKeyId")),
    "a queue is not encrypted": ("expanded_test.Options", lose("Refunds", "Properties", "SqsManagedSseEnabled")),
    "a document passes over the operator's key": ("expanded_test.Options", lose("CallSecrets", "Properties", "KmsKeyId")),
    "backups pass over the operator's key": ("expanded_test.Options", lose("Backups", "Properties", "EncryptionKeyArn")),
    "contacts are in a backup": (
        "expanded_test.Options",
        put("BackupSelection", "Properties", "BackupSelection", "Resources", [{"Fn::GetAtt": "Ledger.Arn"}, {"Fn::GetAtt": "Contacts.Arn"}]),
    ),
    "backups can be deleted at any time": ("expanded_test.Options", lose("Backups", "Properties", "LockConfiguration")),
    "backups are kept for ever": (
        "expanded_test.Options",
        lose("BackupPlan", "Properties", "BackupPlan", "BackupPlanRule", 0, "Lifecycle"),
    ),
    "backups die with their stack": ("expanded_test.Everywhere", lose("Backups", "DeletionPolicy")),
    "a small account is used up": (
        "meant_test.Settings",
        put("SmsFunction", "Properties", "Events", "Texts", "Properties", "ScalingConfig", "MaximumConcurrency", 3),
    ),
    "logs are kept for ever": ("expanded_test.Functions", lose("FoldLogs", "Properties", "RetentionInDays")),
}


def of(name, *path):
    """Where a property of a resource stands, from the top of the template."""
    return ("Resources", name, "Properties", *path)


def event(function, name, *path):
    return of(function, "Events", name, "Properties", *path)


SWEEP = ("SweepFunction", "EveryMinute")
RECONCILE = ("ReconcileFunction", "EveryDay")
STAGE = "ApiApiGatewayDefaultStage"
ANYBODY = {"Type": "AWS::Lambda::Url", "Properties": {"AuthType": "NONE", "TargetFunctionArn": {"Ref": "RefundFunction"}}}

# Something was added, or a default became unsafe, and no other judge need know of it: what the reading says to it -> the fault.
ADDED = {
    # What runs
    "SweepFunctionEveryMinute.State is new: DISABLED": gain(*event(*SWEEP, "State"), "DISABLED"),
    "ReconcileFunctionEveryDay.State is new: DISABLED": gain(*event(*RECONCILE, "State"), "DISABLED"),
    'SweepFunctionEveryMinute.EndDate is new: "2027-01-01T00:00:00Z"': gain(*event(*SWEEP, "EndDate"), "2027-01-01T00:00:00Z"),
    "ReconcileFunctionEveryDay.ScheduleExpressionTimezone is new: Asia/Shanghai": gain(
        *event(*RECONCILE, "ScheduleExpressionTimezone"), "Asia/Shanghai"
    ),
    'SweepFunctionEveryMinute.FlexibleTimeWindow.Mode is FLEXIBLE; the reading says "OFF"': gain(
        *event(*SWEEP, "FlexibleTimeWindow"), {"Mode": "FLEXIBLE"}
    ),
    "FoldFunctionFacts.Enabled is new: false": gain(*event("FoldFunction", "Facts", "Enabled"), False),
    "FoldFunctionParked.Enabled is new: false": gain(*event("FoldFunction", "Parked", "Enabled"), False),
    "RefundFunctionRefund.MaximumBatchingWindowInSeconds is new: 300": gain(
        *event("RefundFunction", "Refund", "MaximumBatchingWindowInSeconds"), 300
    ),
    "FoldFunctionFacts.TumblingWindowInSeconds is new: 900": gain(*event("FoldFunction", "Facts", "TumblingWindowInSeconds"), 900),
    "CheckFunctionWake.FilterCriteria is new: {Filters: [{Pattern: '{\"body\":{\"v\":[2]}}'}]}": gain(
        *event("CheckFunction", "Wake", "FilterCriteria"), {"Filters": [{"Pattern": '{"body":{"v":[2]}}'}]}
    ),
    "IntakeFunction.ReservedConcurrentExecutions is new: 0": gain(*of("IntakeFunction", "ReservedConcurrentExecutions"), 0),
    "RefundFunction.ReservedConcurrentExecutions is new: 0": gain(*of("RefundFunction", "ReservedConcurrentExecutions"), 0),
    "PageFunction.ReservedConcurrentExecutions is new: 1": gain(*of("PageFunction", "ReservedConcurrentExecutions"), 1),
    "CallbackFunction.VpcConfig is new: {SecurityGroupIds: [sg-1], SubnetIds: [subnet-1]}": gain(
        *of("CallbackFunction", "VpcConfig"), {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
    ),
    "IntakeFunction.Layers is new: [arn:aws:lambda:eu-west-1:123456789012:layer:x:1]": gain(
        *of("IntakeFunction", "Layers"), ["arn:aws:lambda:eu-west-1:123456789012:layer:x:1"]
    ),
    "CheckFunction.TracingConfig is new: {Mode: Active}": gain(*of("CheckFunction", "Tracing"), "Active"),
    "FoldFunction.LoggingConfig.ApplicationLogLevel is new: FATAL": gain(
        *of("FoldFunction", "LoggingConfig", "ApplicationLogLevel"), "FATAL"
    ),
    "RefundFunction.Environment.Variables.JAVA_TOOL_OPTIONS is new: \"-Xint\"": gain(
        *of("RefundFunction", "Environment", "Variables", "JAVA_TOOL_OPTIONS"), "-Xint"
    ),
    "ReactFunction.EphemeralStorage is new: {Size: 10240}": gain(*of("ReactFunction", "EphemeralStorage"), {"Size": 10240}),
    "SmsFunction.KmsKeyArn is new: arn:aws:kms:eu-west-1:123456789012:key/x": gain(
        *of("SmsFunction", "KmsKeyArn"), "arn:aws:kms:eu-west-1:123456789012:key/x"
    ),
    # What rings
    "FoldErrors.ActionsEnabled is new: false": gain(*of("FoldErrors", "ActionsEnabled"), False),
    "SweepSilent.ActionsEnabled is new: false": gain(*of("SweepSilent", "ActionsEnabled"), False),
    "CallbackErrors.Unit is new: Seconds": gain(*of("CallbackErrors", "Unit"), "Seconds"),
    "RefundsUncertain.Condition is new: MailOperations": gain("Resources", "RefundsUncertain", "Condition", "MailOperations"),
    "WakesBehind.EvaluateLowSampleCountPercentile is new: ignore": gain(
        *of("WakesBehind", "EvaluateLowSampleCountPercentile"), "ignore"
    ),
    "FoldLoops.DatapointsToAlarm is new: 1": gain(*of("FoldLoops", "DatapointsToAlarm"), 1),
    "FoldLogs.LogGroupClass is new: DELIVERY": gain(*of("FoldLogs", "LogGroupClass"), "DELIVERY"),
    "ApiLogs.Condition is new: MakePool": gain("Resources", "ApiLogs", "Condition", "MakePool"),
    # What carries messages
    "Wakes.DelaySeconds is new: 900": gain(*of("Wakes", "DelaySeconds"), 900),
    "Refunds.DelaySeconds is new: 900": gain(*of("Refunds", "DelaySeconds"), 900),
    "Deliveries.MaximumMessageSize is new: 1024": gain(*of("Deliveries", "MaximumMessageSize"), 1024),
    "Reconciliations.ReceiveMessageWaitTimeSeconds is new: 20": gain(*of("Reconciliations", "ReceiveMessageWaitTimeSeconds"), 20),
    "RefundsDeadLetters.RedriveAllowPolicy is new: {redrivePermission: denyAll}": gain(
        *of("RefundsDeadLetters", "RedriveAllowPolicy"), {"redrivePermission": "denyAll"}
    ),
    "WakesDeadLetters.RedriveAllowPolicy is new: {redrivePermission: byQueue, sourceQueueArns: []}": gain(
        *of("WakesDeadLetters", "RedriveAllowPolicy"), {"redrivePermission": "byQueue", "sourceQueueArns": []}
    ),
    "DeliveriesSubscription.FilterPolicy is new: {type: [payment.paid]}": gain(
        *of("DeliveriesSubscription", "FilterPolicy"), {"type": ["payment.paid"]}
    ),
    "DeliveriesSubscription.Condition is new: MakePool": gain("Resources", "DeliveriesSubscription", "Condition", "MakePool"),
    "TextsSubscription.FilterPolicyScope is new: MessageBody": gain(*of("TextsSubscription", "FilterPolicyScope"), "MessageBody"),
    "TextsSubscription.ReplayPolicy is new: {}": gain(*of("TextsSubscription", "ReplayPolicy"), {}),
    "DeliveriesPolicy.Condition is new: LimitLedger": gain("Resources", "DeliveriesPolicy", "Condition", "LimitLedger"),
    "CustomerTopic.DataProtectionPolicy is new: {}": gain(*of("CustomerTopic", "DataProtectionPolicy"), {}),
    "TopicKey.Enabled is new: false": gain(*of("TopicKey", "Enabled"), False),
    "TopicKey.PendingWindowInDays is new: 7": gain(*of("TopicKey", "PendingWindowInDays"), 7),
    # What is kept
    "Ledger.TableClass is new: STANDARD_INFREQUENT_ACCESS": gain(*of("Ledger", "TableClass"), "STANDARD_INFREQUENT_ACCESS"),
    "Ledger.KinesisStreamSpecification is new: {StreamArn: arn:aws:kinesis:eu-west-1:123456789012:stream/x}": gain(
        *of("Ledger", "KinesisStreamSpecification"), {"StreamArn": "arn:aws:kinesis:eu-west-1:123456789012:stream/x"}
    ),
    "Ledger.GlobalSecondaryIndexes[0].OnDemandThroughput is new: {MaxWriteRequestUnits: 1}": gain(
        *of("Ledger", "GlobalSecondaryIndexes", 0, "OnDemandThroughput"), {"MaxWriteRequestUnits": 1}
    ),
    "Contacts.OnDemandThroughput is new: {MaxWriteRequestUnits: 1}": gain(
        *of("Contacts", "OnDemandThroughput"), {"MaxWriteRequestUnits": 1}
    ),
    "CallSecrets.ReplicaRegions is new: [{Region: us-east-1}]": gain(*of("CallSecrets", "ReplicaRegions"), [{"Region": "us-east-1"}]),
    "PageKey.GenerateSecretString.ExcludeNumbers is new: true": gain(*of("PageKey", "GenerateSecretString", "ExcludeNumbers"), True),
    # Who may
    f'{STAGE}.DefaultRouteSettings is new: {{ThrottlingRateLimit: 1}}': gain(
        *of("Api", "DefaultRouteSettings"), {"ThrottlingRateLimit": 1}
    ),
    "Api.Body.servers is new: [{x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}}]": gain(
        *of("Api", "DisableExecuteApiEndpoint"), True
    ),
    "Api.Body.x-amazon-apigateway-cors.allowCredentials is new: true": gain(*of("Api", "CorsConfiguration", "AllowCredentials"), True),
    "Api.FailOnWarnings is new: true": gain(*of("Api", "FailOnWarnings"), True),  # nobody has tried it on this API
    "MerchantClient.AccessTokenValidity is new: 5": gain(*of("MerchantClient", "AccessTokenValidity"), 5),
    "MerchantPool.LambdaConfig is new: {PreTokenGeneration: arn:aws:lambda:eu-west-1:123456789012:function:x}": gain(
        *of("MerchantPool", "LambdaConfig"), {"PreTokenGeneration": "arn:aws:lambda:eu-west-1:123456789012:function:x"}
    ),
    "CallbackRole.PermissionsBoundary is new: arn:aws:iam::123456789012:policy/x": gain(
        *of("CallbackRole", "PermissionsBoundary"), "arn:aws:iam::123456789012:policy/x"
    ),
    "RefundRole.MaxSessionDuration is new: 43200": gain(*of("RefundRole", "MaxSessionDuration"), 43200),
    "RefundUrl is new: {AuthType: NONE, TargetFunctionArn: !Ref RefundFunction}": gain("Resources", "RefundUrl", ANYBODY),
    # What an operator gets who says nothing
    'Parameters.InternalEvents.Default is "true"; the reading says "false"': put("Parameters", "InternalEvents", "Default", "true"),
    'Parameters.JwtIssuer.Default is "https://idp.example"; the reading says ""': put(
        "Parameters", "JwtIssuer", "Default", "https://idp.example"
    ),
    "Parameters.CallbackRate.Default is 1; the reading says 1000": put("Parameters", "CallbackRate", "Default", 1),
    "Parameters.PageBurst.Default is 1; the reading says 2000": put("Parameters", "PageBurst", "Default", 1),
    "Parameters.MaxWrites.Default is 1; the reading says 0": put("Parameters", "MaxWrites", "Default", 1),
    "Parameters.FactDays.Default is 30; the reading says 400": put("Parameters", "FactDays", "Default", 30),
    "Parameters.FactDays.MinValue is 1; the reading says 30": put("Parameters", "FactDays", "MinValue", 1),
    "Parameters.OperationsMail.NoEcho is new: true": gain("Parameters", "OperationsMail", "NoEcho", True),
    'Conditions.MakePool is !Equals [a, a]; the reading says !Equals [!Ref JwtIssuer, ""]': put(
        "Conditions", "MakePool", {"Fn::Equals": ["a", "a"]}
    ),
    "Outputs.CallSecretsArn.Export is new: {Name: secrets}": gain("Outputs", "CallSecretsArn", "Export", {"Name": "secrets"}),
}


def failing(tests):
    """Classes of judges whose tests fail."""
    result = unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(tests)
    return {of_class(getattr(test, "test_case", test)) for test, _ in result.failures + result.errors}


def of_class(test):
    return f"{type(test).__module__}.{type(test).__name__}"


def all_judges():
    loaded = [unittest.defaultTestLoader.loadTestsFromModule(judge) for judge in (expanded_test, meant_test)]
    return unittest.TestSuite(loaded)


def only(judge):
    """All of them for each fault would take minutes: some expand the template many times."""
    return unittest.defaultTestLoader.loadTestsFromName(judge) if judge != "expansion" else unittest.TestSuite()


def judged(template, tests):
    """The judges that find something wrong with the template."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "template.json")
        copy.write_text(json.dumps(template), encoding="utf-8")
        os.environ["TEMPLATE"] = str(copy)
        try:
            templates.expanded()
            return failing(tests)
        except InvalidDocumentException:
            return {"expansion"}
        finally:
            del os.environ["TEMPLATE"]


class Seeded(unittest.TestCase):
    maxDiff = None

    def test_a_copy_without_a_fault_passes(self):
        self.assertEqual(set(), judged(templates.written(), all_judges()))
        self.assertEqual([], self.unlike_the_reading(templates.written()))

    def test_each_fault_is_found_by_its_judge(self):
        for name, (judge, fault) in FAULTS.items():
            with self.subTest(name):
                template = templates.written()
                fault(template["Resources"])
                self.assertEqual({judge}, judged(template, only(judge)))

    def test_what_was_added_is_named(self):
        for sentence, fault in ADDED.items():
            with self.subTest(sentence):
                template = templates.written()
                fault(template)
                self.assertEqual([sentence], self.unlike_the_reading(template))
        # Unless a subtest failed, and then nobody reads it. Tests run in the order of their names.
        print(f"Found: {len(FAULTS)} faults, each by its judge, and {len(ADDED)} additions, each named")

    def unlike_the_reading(self, template):
        return list(reading.differences(reading.sections(expand(template)), self.reading))

    @classmethod
    def setUpClass(cls):
        cls.reading = reading.read()


if __name__ == "__main__":
    unittest.main()
