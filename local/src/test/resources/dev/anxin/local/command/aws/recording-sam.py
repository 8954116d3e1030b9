# A stand-in for the AWS SAM CLI: notes how it is called, and makes the stack that it is told to make in the AWS of
# the tests. recording-sam.py FOLDER ARGUMENTS: FOLDER/settings.json says where that is, and what to make.
import json
import pathlib
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

folder, arguments = pathlib.Path(sys.argv[1]), sys.argv[2:]
settings = json.loads((folder / "settings.json").read_text())


def said(name):
    return arguments[arguments.index(name) + 1] if name in arguments else None


def aws(service, version, action, **fields):
    scope = f"Credential=made/20260101/{said('--region')}/{service}/aws4_request"
    form = urllib.parse.urlencode({"Action": action, "Version": version, **fields})
    request = urllib.request.Request(settings["endpoint"], form.encode(), {
        "Authorization": f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=00"})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


def cloudformation(action, **fields):
    return aws("cloudformation", "2010-05-15", action, StackName=said("--stack-name"), **fields)


def exists():
    try:
        cloudformation("DescribeStacks")
        return True
    except urllib.error.HTTPError:
        return False


def template():
    names = settings["parameters"]
    # moto makes a topic anew with each update, so this one is not the stack's.
    topic = re.search("<TopicArn>(.*)</TopicArn>", aws("sns", "2010-03-31", "CreateTopic", Name=said("--stack-name")))[1]
    return json.dumps({
        "Parameters": {name: {"Type": "String", "Default": value} for name, value in names.items()},
        "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}},
        "Outputs": {name: {"Value": value} for name, value in settings["outputs"].items()} | {
            "OperationsTopicArn": {"Value": topic}}})


def parameters():
    start = arguments.index("--parameter-overrides") + 1 if "--parameter-overrides" in arguments else len(arguments)
    overridden = dict(pair.split("=", 1) for pair in arguments[start:])
    fields = {}
    for number, name in enumerate(settings["parameters"], 1):
        fields[f"Parameters.member.{number}.ParameterKey"] = name
        if name in overridden or not exists():
            fields[f"Parameters.member.{number}.ParameterValue"] = overridden.get(name, settings["parameters"][name])
        else:
            fields[f"Parameters.member.{number}.UsePreviousValue"] = "true"
    return fields


if arguments == ["--version"]:
    print(settings["version"])
    sys.exit()
with (folder / "calls").open("a") as calls:
    calls.write(" ".join(arguments) + "\n")
print(f"made for tests: {arguments[0]}")
if arguments[0] == settings["failsAt"]:
    print("Error: it was told to fail")
    sys.exit(1)
if arguments[0] == "deploy":
    try:
        cloudformation("UpdateStack" if exists() else "CreateStack", TemplateBody=template(), **parameters())
    except urllib.error.HTTPError as refused:
        said_why = refused.read().decode()
        print("No changes to deploy. Stack is up to date" if "No updates" in said_why else said_why)
        sys.exit("No updates" not in said_why)
elif arguments[0] == "delete":
    cloudformation("DeleteStack")
