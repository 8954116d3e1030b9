"""What no outside judge finds: words that are well formed for CloudFormation and mean nothing, or not what our code means."""
import json
import re
import unittest
from functools import cache

import templates
import tomlkit
from templates import SOURCES, many, of_type, said, target, within

# The only routes that a caller without a token may reach. Everything else needs the authorizer.
PUBLIC = {
    "POST /callbacks/{account}",
    "GET /pay/{token}",
    "POST /pay/{token}",
    "POST /pay/{token}/feedback",
    "GET /look-up/{account}",
    "POST /look-up/{account}",
}

# AWS's own names: namespace -> metric -> dimensions. An alarm on any other name would stay silent for ever.
METRICS = {
    "AWS/SQS": {"ApproximateNumberOfMessagesVisible": {"QueueName"}, "ApproximateAgeOfOldestMessage": {"QueueName"}},
    "AWS/Lambda": {
        "Errors": {"FunctionName"},
        "Throttles": {"FunctionName"},
        "IteratorAge": {"FunctionName"},
        "RecursiveInvocationsDropped": {"FunctionName"},
        "Duration": {"FunctionName"},
    },
    "AWS/ApiGateway": {  # HTTP APIs; REST APIs say 5XXError
        "Count": {"ApiId"}, "4xx": {"ApiId"}, "5xx": {"ApiId"}, "Latency": {"ApiId"},
    },
    "AWS/SNS": {"NumberOfNotificationsFailed": {"TopicName"}},
    "AWS/DynamoDB": {
        "ReadThrottleEvents": {"TableName"},
        "WriteThrottleEvents": {"TableName"},
        "ConsumedReadCapacityUnits": {"TableName"},
        "ConsumedWriteCapacityUnits": {"TableName"},
    },
    "Anxin": {  # what our functions count themselves, for all accounts together; and their signs of life
        "Refunds": {"outcome"},
        "Configuration": {"outcome"},
        "Clocks": {"outcome"},
        "Promises": {"outcome"},
        "Registrations": {"outcome"},
        "SweepFinished": {"stack"},
        "ReconciliationFinished": {"stack"},
    },
}

# The classes that count each metric of our own: they have to say the outcome that an alarm watches.
COUNTED_BY = {
    "Refunds": ("RefundLog", "RefundWorker", "RefundCaller"),
    "Configuration": ("ConfigurationCheck", "SweepFunction", "CallbackFunction"),
    "Clocks": ("AskedNews",),
    "Promises": ("CustomerNotifier",),
    "Registrations": ("RegistrationWatch",),
}

# Who gives each sign of life, by which method of Heartbeat.
BEATS = {
    "SweepFinished": ("SweepFunction", "sweepFinished"),
    "ReconciliationFinished": ("ReconciliationWorker", "reconciliationFinished"),
}

# What each dimension must point at: the type, and how it is referred to.
DIMENSIONS = {
    "QueueName": ("AWS::SQS::Queue", ".QueueName"),
    "FunctionName": ("AWS::Serverless::Function", ""),
    "ApiId": ("AWS::Serverless::HttpApi", ""),
    "TopicName": ("AWS::SNS::Topic", ".TopicName"),
    "TableName": ("AWS::DynamoDB::Table", ""),
}

RECORD_KEYS = {"eventID", "eventName", "eventVersion", "eventSource", "awsRegion", "dynamodb", "eventSourceARN", "userIdentity"}
CHANGE_KEYS = {"Keys", "NewImage", "OldImage", "SequenceNumber", "SizeBytes", "StreamViewType", "ApproximateCreationDateTime"}
COMPARISONS = {"prefix", "suffix", "exists", "anything-but", "numeric", "equals-ignore-case"}

UNITS = {"minute", "hour", "day"}


def schedule_fault(expression):
    """Why EventBridge would refuse the expression, or nothing. rate() takes singular for one and plural for more."""
    rate = re.fullmatch(r"rate\((\d+) (\w+)\)", expression)
    if rate:
        number, unit = int(rate[1]), rate[2]
        right = unit in UNITS if number == 1 else unit.endswith("s") and unit[:-1] in UNITS
        return None if number > 0 and right else f"{expression}: one minute, two minutes"
    cron = re.fullmatch(r"cron\((.+)\)", expression)
    if cron:
        fields = cron[1].split()
        if len(fields) != 6:
            return f"{expression}: cron takes six fields"
        return None if "?" in (fields[2], fields[4]) else f"{expression}: day of month or day of week must be ?"
    return None if re.fullmatch(r"at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)", expression) else f"{expression}: neither rate, cron nor at"


def filter_faults(pattern, key_names):
    """Why a DynamoDB stream filter would be refused or never match."""
    try:
        record = json.loads(pattern)
    except ValueError as fault:
        return [f"no JSON: {fault}"]
    faults = [f"unknown key {key}" for key in record if key not in RECORD_KEYS]
    faults += [f"unknown event {name}" for name in record.get("eventName", []) if name not in ("INSERT", "MODIFY", "REMOVE")]
    change = record.get("dynamodb", {})
    faults += [f"unknown key dynamodb.{key}" for key in change if key not in CHANGE_KEYS]
    faults += [f"{key} is no key of the table" for key in change.get("Keys", {}) if key not in key_names]
    for image in ("Keys", "NewImage", "OldImage"):
        for attribute, typed in change.get(image, {}).items():
            if not isinstance(typed, dict) or not set(typed) <= {"S", "N", "B", "BOOL", "NULL", "M", "L"}:
                faults.append(f"{attribute} names no DynamoDB type")
                continue
            for rule in (rule for rules in typed.values() if isinstance(rules, list) for rule in rules):
                if isinstance(rule, dict) and not set(rule) <= COMPARISONS:
                    faults.append(f"{attribute}: unknown comparison {rule}")
    return faults


@cache
def source(class_name):
    """The source of a class, by its full name; empty if there is none."""
    file = SOURCES / (class_name.replace(".", "/") + ".java")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@cache
def source_named(simple_name):
    """The source of a class, by its simple name; empty if there is none. HouseTest keeps simple names unique."""
    return "".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob(simple_name + ".java"))


def sources(text):
    """The source of a class, and of those that it extends and those that it hands its wiring to, each once."""
    found, waiting = {}, [text]
    while waiting:
        text = waiting.pop()
        others = re.findall(r"\bextends (\w+)", text) + re.findall(r"\b([A-Z]\w*)(?:\.\w+)?\(wiring\b", text)
        found[text] = True
        waiting += [other for other in map(source_named, others) if other not in found]
    return "".join(found)


def methods(text):
    """Name -> parameters and body of the methods of a class, as our formatter lays them out."""
    found = re.finditer(r"^    (?! )[^\n]*?\b(\w+)\(([^)]*)\)[^;{]*\{\n(.*?)^    }", text, re.MULTILINE | re.DOTALL)
    return {method[1]: (method[2], method[3]) for method in found}


def variables_read(class_name):
    """Variables that a handler reads: those it names, and those that the methods of Wiring name which it calls, and the clients
    that those reach for."""
    wiring = methods(source_named("Wiring"))
    taking = "|".join(["variable", "optional", *(name for name, (takes, _) in wiring.items() if "String variable" in takes)])

    def named(text):
        return set(re.findall(rf'\b(?:{taking})\([^";]*"([A-Z][A-Z0-9_]*)"', text))

    text = sources(source(class_name))
    called = [wiring[name][1] for name in re.findall(r"(?:\bwiring|\bnew Wiring\(\w+\))\s*\.(\w+)\(", text) if name in wiring]
    clients = methods(source_named("SdkClients"))
    reached = [clients[name][1] for body in called for name in re.findall(r"\bclients\s*\.(\w+)\(", body) if name in clients]
    read = named(text).union(*map(named, called), *map(named, reached))
    return {name for name in read if not name.startswith("AWS_")}  # Lambda sets those itself


class MeantTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.template = templates.written()
        cls.globals = cls.template.get("Globals", {}).get("Function", {})
        cls.functions = of_type(cls.template, "AWS::Serverless::Function")
        cls.handlers = {name: f.get("Handler", "").partition("::") for name, f in cls.functions.items()}

    def events(self, kind):
        for name, function in self.functions.items():
            for event, described in function.get("Events", {}).items():
                if described["Type"] == kind:
                    yield name, f"{name}.{event}", described["Properties"]

    def timeout(self, function):
        return self.functions[function].get("Timeout", self.globals.get("Timeout", 3))


class Schedules(MeantTest):
    def test_are_expressions_that_eventbridge_takes(self):
        for key, value in within(self.template):
            if key in ("ScheduleExpression", "Schedule") and isinstance(value, str):
                self.assertIsNone(schedule_fault(value))

    def test_judge_knows_right_from_wrong(self):
        for right in ("rate(1 minute)", "rate(5 minutes)", "cron(0 3 * * ? *)", "at(2026-01-01T00:00:00)"):
            self.assertIsNone(schedule_fault(right))
        for wrong in ("rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "cron(0 3 * * *)", "cron(0 3 * * * *)", "every minute"):
            self.assertIsNotNone(schedule_fault(wrong))


class Streams(MeantTest):
    def test_filters_are_json_with_keys_that_records_have(self):
        for _, event, properties in self.events("DynamoDB"):
            with self.subTest(event):
                table = of_type(self.template, "AWS::DynamoDB::Table")[target(properties["Stream"])]
                keys = {key["AttributeName"] for key in table["KeySchema"]}
                filters = properties["FilterCriteria"]["Filters"]
                self.assertTrue(filters)
                self.assertEqual([], [fault for f in filters for fault in filter_faults(f["Pattern"], keys)])

    def test_come_from_tables_that_have_one_and_fail_into_a_queue(self):
        for _, event, properties in self.events("DynamoDB"):
            with self.subTest(event):
                name, _, attribute = said(properties["Stream"]).partition(".")
                self.assertEqual("StreamArn", attribute)
                self.assertIn("StreamSpecification", of_type(self.template, "AWS::DynamoDB::Table")[name])
                self.assertIn("ParallelizationFactor", properties)
                failures = target(properties["DestinationConfig"]["OnFailure"]["Destination"])
                self.assertIn(failures, of_type(self.template, "AWS::SQS::Queue"))


class Handlers(MeantTest):
    def test_are_classes_and_methods_that_exist(self):
        for name, (class_name, _, method) in self.handlers.items():
            with self.subTest(name):
                text = source(class_name)
                simple = class_name.rpartition(".")[2]
                self.assertRegex(text, rf"\bpublic final class {simple}\b", f"no source of {class_name}")
                self.assertIn("implements RequestStreamHandler", sources(source(class_name)))
                self.assertRegex(sources(source(class_name)), rf"public (final )?void {method}\(")
                self.assertRegex(text, rf"public {simple}\(\)", "Lambda needs a constructor without arguments")

    def test_read_exactly_the_variables_that_are_declared(self):
        everywhere = self.globals.get("Environment", {}).get("Variables", {})
        for name, (class_name, _, _) in self.handlers.items():
            with self.subTest(name):
                own = set(self.functions[name].get("Environment", {}).get("Variables", {}))
                self.assertEqual(variables_read(class_name) - set(everywhere), own)


class Queues(MeantTest):
    def test_hide_a_message_six_times_as_long_as_its_function_may_take(self):
        queues = of_type(self.template, "AWS::SQS::Queue")
        longest = max(self.timeout(function) for function in self.functions)
        takers = {target(p["Queue"]): self.timeout(name) for name, _, p in self.events("SQS")}
        for name, queue in queues.items():
            if "RedrivePolicy" in queue:  # a queue without a taker yet must suit the slowest
                self.assertGreaterEqual(queue.get("VisibilityTimeout", 30), 6 * takers.get(name, longest), name)

    def test_that_feed_a_function_have_dead_letters_and_lose_only_what_failed(self):
        queues = of_type(self.template, "AWS::SQS::Queue")
        for _, event, properties in self.events("SQS"):
            with self.subTest(event):
                self.assertIn("RedrivePolicy", queues[target(properties["Queue"])])
                self.assertEqual(["ReportBatchItemFailures"], properties.get("FunctionResponseTypes"))


class Loops(MeantTest):
    """Lambda counts the runs of a chain through queues and topics; after some 16 it takes it for a loop and stops it."""

    def may_send(self, function):
        """Queues and topics."""
        role = self.template["Resources"][target(self.functions[function]["Role"])]["Properties"]
        statements = [s for policy in role["Policies"] for s in policy["PolicyDocument"]["Statement"] if "Resource" in s]
        sending = [s for s in statements if {"sqs:SendMessage", "sns:Publish"} & set(many(s["Action"]))]
        return {target(resource) for s in sending for resource in many(s["Resource"])}

    def wakes(self, function):
        """Functions that a message of this one may wake, straight or by a topic."""
        reached = self.may_send(function)
        subscriptions = of_type(self.template, "AWS::SNS::Subscription").values()
        reached |= {target(s["Endpoint"]) for s in subscriptions if target(s["TopicArn"]) in reached and s["Protocol"] == "sqs"}
        return {name for name, _, properties in self.events("SQS") if target(properties["Queue"]) in reached}

    def wakes_at_last(self, function):
        found, waiting = set(), [function]
        while waiting:
            more = self.wakes(waiting.pop()) - found
            found |= more
            waiting += more
        return found

    def test_through_queues_are_said_to_be_meant_or_not(self):
        looping = {name for name in self.functions if name in self.wakes_at_last(name)}
        self.assertEqual(looping, {name for name, f in self.functions.items() if "RecursiveLoop" in f})

    def test_that_are_not_meant_ring(self):
        fed = {name for name, _, _ in self.events("SQS")}
        stopped = {name for name in fed if self.functions[name].get("RecursiveLoop") != "Allow"}
        alarms = of_type(self.template, "AWS::CloudWatch::Alarm").values()
        watched = {target(a["Dimensions"][0]["Value"]) for a in alarms if a.get("MetricName") == "RecursiveInvocationsDropped"}
        self.assertEqual(stopped, watched)

    def test_failed_runs_of_schedules_reach_a_queue_that_their_function_may_send_to(self):
        for name, event, _ in self.events("ScheduleV2"):
            with self.subTest(event):
                failure = self.functions[name]["EventInvokeConfig"]["DestinationConfig"]["OnFailure"]
                self.assertEqual("SQS", failure["Type"])
                self.assertIn(target(failure["Destination"]), self.may_send(name))


class Alarms(MeantTest):
    def test_watch_metrics_that_exist_on_things_that_exist(self):
        for name, alarm in of_type(self.template, "AWS::CloudWatch::Alarm").items():
            with self.subTest(name):
                for metric in [alarm] if "MetricName" in alarm else [m["MetricStat"]["Metric"] for m in alarm["Metrics"][1:]]:
                    dimensions = {d["Name"]: said(d["Value"]) for d in metric["Dimensions"]}
                    index = dimensions.pop("GlobalSecondaryIndexName", None)
                    alias = dimensions.pop("Resource", None)
                    self.assert_exists(metric["Namespace"], metric["MetricName"], dimensions)
                    if index:
                        table = of_type(self.template, "AWS::DynamoDB::Table")[dimensions["TableName"]]
                        self.assertIn(index, [i["IndexName"] for i in table["GlobalSecondaryIndexes"]])
                    if alias:
                        function = dimensions["FunctionName"]
                        own = self.functions[function].get("AutoPublishAlias")
                        self.assertEqual({"Fn::Sub": f"${{{function}}}:{own}"}, alias)
                if alarm.get("MetricName") in BEATS:
                    self.assert_beats(alarm)

    def assert_exists(self, namespace, metric, dimensions):
        self.assertEqual(METRICS.get(namespace, {}).get(metric), set(dimensions))
        if metric in BEATS:
            self.assertEqual({"stack": "AWS::StackName"}, dimensions)
        elif namespace == "Anxin":
            self.assert_is_counted(metric, dimensions["outcome"])
        else:
            for dimension, value in dimensions.items():
                kind, attribute = DIMENSIONS[dimension]
                self.assertIn(value.removesuffix(attribute) if attribute else value, of_type(self.template, kind))
                self.assertTrue(value.endswith(attribute))

    def assert_is_counted(self, metric, outcome):
        text = "".join(source_named(name) for name in COUNTED_BY[metric])
        self.assertIn(f'METRIC = "{metric}"', text)
        self.assertIn("countOverall(", text)
        self.assertIn(f'"{outcome}"', text)

    def assert_beats(self, alarm):
        """Its function says so when it is done. And no data rings, or the sweeps, which have an alarm that does, say 0 meanwhile."""
        class_name, method = BEATS[alarm["MetricName"]]
        self.assertIn(f"heartbeat.{method}();", source_named(class_name))
        text = source_named("Heartbeat")
        constant, = re.findall(rf'String (\w+) = "{alarm["MetricName"]}"', text)
        self.assertIn(f"put({constant}, 1)", methods(text)[method][1])
        if alarm["TreatMissingData"] != "breaching":
            self.assertIn(f"put({constant}, 0)", methods(text)["sweepFinished"][1])
            alarms = of_type(self.template, "AWS::CloudWatch::Alarm").values()
            sweeps, = (a for a in alarms if a.get("MetricName") == "SweepFinished")
            self.assertEqual("breaching", sweeps["TreatMissingData"])

    def test_of_age_watch_functions_with_a_stream(self):
        streamed = {name for name, _, _ in self.events("DynamoDB")}
        for name, alarm in of_type(self.template, "AWS::CloudWatch::Alarm").items():
            if alarm.get("MetricName") == "IteratorAge":
                self.assertIn(target(alarm["Dimensions"][0]["Value"]), streamed, name)

    def test_each_have_a_row_in_the_runbook(self):
        runbook = (templates.ROOT / "docs/operations.md").read_text(encoding="utf-8")
        rows = [row.split("|")[1] for row in runbook.splitlines() if row.startswith("|")]
        named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
        for kind in ("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"):
            for name in of_type(self.template, kind):
                with self.subTest(name):
                    self.assertEqual(1, named.count(name))

    def test_and_the_page_on_them_stand_on_the_dashboard(self):
        pager, = of_type(self.template, "AWS::CloudWatch::CompositeAlarm").values()
        shown = self.dashboard()["widgets"][0]["properties"]["alarms"]
        rung = re.findall(r'ALARM\("\$\{(\w+)}"\)', pager["AlarmRule"]["Fn::Sub"])
        self.assertEqual([f"${{{name}.Arn}}" for name in ["OnCall", *rung]], shown)

    def test_dashboard_shows_metrics_that_exist_on_things_that_exist(self):
        for widget in self.dashboard()["widgets"][1:]:
            before = []
            for metric in widget["properties"]["metrics"]:
                if isinstance(metric[0], dict):
                    continue
                if metric[0] == "...":
                    metric = before[: len(before) - len(metric) + 1] + metric[1:]
                before = [old if new == "." else new for new, old in zip(metric, before or metric)]
                namespace, name, *rest = before
                dimensions = {key: value.removeprefix("${").removesuffix("}") for key, value in zip(rest[::2], rest[1::2])}
                with self.subTest(before):
                    self.assert_exists(namespace, name, dimensions)

    def dashboard(self):
        body, = of_type(self.template, "AWS::CloudWatch::Dashboard").values()
        return json.loads(body["DashboardBody"]["Fn::Sub"])


class Releases(MeantTest):
    def test_begin_from_snapshots_only_where_versions_are_called(self):
        for name, function in self.functions.items():
            if "SnapStart" in function or "DeploymentPreference" in function:
                self.assertIn("AutoPublishAlias", function, f"{name}: nobody calls its versions")

    def test_begin_from_snapshots_only_where_the_handler_expects_it(self):
        for name, (class_name, _, _) in self.handlers.items():
            expected = "extends SnapshotHandler" in source(class_name)
            self.assertEqual(expected, "SnapStart" in self.functions[name], name)
            self.assertEqual(expected, "awaitSnapshot();" in source(class_name), name)

    def test_are_taken_back_by_an_alarm_on_their_own_alias(self):
        alarms = of_type(self.template, "AWS::CloudWatch::Alarm")
        for name, function in self.functions.items():
            if "DeploymentPreference" in function:
                named = function["DeploymentPreference"]["Alarms"]
                lists = named["Fn::If"][1:] if "Fn::If" in named else [named]
                own = [
                    alarm
                    for alarm in set.intersection(*({target(one) for one in each} for each in lists))
                    if {"Name": "Resource", "Value": {"Fn::Sub": f"${{{name}}}:{function.get('AutoPublishAlias')}"}}
                    in alarms.get(alarm, {}).get("Dimensions", [])
                ]
                self.assertEqual(1, len(own), name)


class Routes(MeantTest):
    def test_are_public_only_by_saying_so(self):
        api, = of_type(self.template, "AWS::Serverless::HttpApi").values()
        self.assertIn(api["Auth"].get("DefaultAuthorizer"), api["Auth"]["Authorizers"])
        public = set()
        for _, event, properties in self.events("HttpApi"):
            with self.subTest(event):
                authorizer = properties.get("Auth", {}).get("Authorizer")
                self.assertIsNotNone(authorizer, "say NONE or the authorizer's name")
                if authorizer == "NONE":
                    public.add(f"{properties['Method']} {properties['Path']}")
                else:
                    self.assertIn(authorizer, api["Auth"]["Authorizers"])
                    self.assertTrue(properties["Auth"].get("AuthorizationScopes"), "a token alone is no permission")
        self.assertEqual(PUBLIC, public)

    def test_are_throttled_where_they_are_public(self):
        api, = of_type(self.template, "AWS::Serverless::HttpApi").values()
        self.assertEqual(PUBLIC, set(api["RouteSettings"]))

    def test_end_before_the_api_gives_up(self):
        for name, event, _ in self.events("HttpApi"):
            self.assertLess(self.timeout(name), 30, event)  # HTTP API: 30 s, hard


class Parameters(MeantTest):
    def test_have_a_default_and_a_description_and_are_used(self):
        used = set()
        for key, value in within({k: v for k, v in self.template.items() if k != "Parameters"}):
            if key == "Ref":
                used.add(value)
            if key == "Fn::Sub":
                used |= set(re.findall(r"\$\{(\w+)", many(value)[0]))
        for name, parameter in self.template["Parameters"].items():
            self.assertIn("Default", parameter, name)
            self.assertTrue(parameter.get("Description"), name)
            self.assertIn(name, used)

    def test_take_their_own_default(self):
        for name, parameter in self.template["Parameters"].items():
            self.assertRegex(str(parameter["Default"]), parameter.get("AllowedPattern", ".*"), name)
            self.assertIn(parameter["Default"], parameter.get("AllowedValues", [parameter["Default"]]), name)

    def test_have_reconciliations_once_a_day(self):
        pattern = self.template["Parameters"]["ReconcileSchedule"]["AllowedPattern"]
        for daily in ("cron(17 3 * * ? *)", "cron(0 23 * * ? *)", "rate(1 day)"):
            self.assertRegex(daily, pattern)
        for other in ("rate(2 days)", "rate(6 hours)", "cron(17 3 ? * MON *)", "cron(17 3 1 * ? *)", "cron(17 3 * * ? *) ", "17 3 * * *"):
            self.assertNotRegex(other, pattern)


class Settings(MeantTest):
    """samconfig.toml: what sam deploy says where nobody says anything, and its environment for small accounts."""

    def setUp(self):
        self.settings = tomlkit.parse((templates.ROOT / "samconfig.toml").read_text(encoding="utf-8")).unwrap()

    def small(self):
        pairs = self.settings["small"]["deploy"]["parameters"]["parameter_overrides"].split()
        return {name: int(value) for name, value in (pair.split("=") for pair in pairs)}

    def test_of_small_accounts_are_parameters_within_their_limits(self):
        for name, value in self.small().items():
            parameter = self.template["Parameters"][name]
            self.assertLessEqual(parameter["MinValue"], value, name)
            self.assertLess(value, parameter["Default"], name)

    def test_of_small_accounts_take_no_more_runs_for_queues_than_a_new_account_has(self):
        most = [said(p["ScalingConfig"]["MaximumConcurrency"]) for _, _, p in self.events("SQS") if "ScalingConfig" in p]
        values = {name: parameter["Default"] for name, parameter in self.template["Parameters"].items()} | self.small()
        self.assertLessEqual(sum(values.get(one, one) for one in most), 10)  # Lambda's quota for new accounts

    def test_of_small_accounts_are_otherwise_those_of_all(self):
        small, others = (self.settings[name]["deploy"]["parameters"] for name in ("small", "default"))
        self.assertEqual(others, {name: value for name, value in small.items() if name != "parameter_overrides"})
        self.assertEqual(self.settings["default"]["global"], self.settings["small"]["global"])

    def test_tag_what_the_stack_makes(self):
        self.assertEqual("application=anxin", self.settings["default"]["deploy"]["parameters"]["tags"])


if __name__ == "__main__":
    unittest.main()
