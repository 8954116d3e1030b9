"""Brings Anxin's messages to phones in mainland China (+86), over Alibaba Cloud's SMS. Fed by a queue that subscribes to the
customers' topic.

Carriers there take only texts whose template and sender were approved. So what is sent is not Anxin's text but a template of
yours, by its code, and what it is filled with: templates.json says which for which message.

Each message is sent once, as far as anybody can say. A run claims a message's id before it sends, and notes the outcome
afterwards. If it dies in between, nobody knows whether the text went out: the claim runs out, and it is sent again. That is
at least once. A customer who reads twice that the money is safe shrugs; one who never reads it calls.
"""
import hashlib
import hmac
import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

REMEMBERED = 60 * 24 * 3600  # seconds; a message waits 14 days at most in a queue, and 14 more in its dead letters
HELD = int(os.environ["HOLD_SECONDS"])  # how long a claim lasts: longer than a run, shorter than a message stays hidden
TEMPLATES = json.loads(Path(__file__).with_name("templates.json").read_text(encoding="utf-8"))
LONGEST = 35  # characters of a variable. Source: Alibaba Cloud, "Variable specifications" of notification templates
BEIJING = timezone(timedelta(hours=8))
ENDPOINT = os.environ["SMS_ENDPOINT"]

tables = boto3.resource("dynamodb")
seen = tables.Table(os.environ["SEEN_TABLE"])
customers = tables.Table(os.environ["CUSTOMERS_TABLE"])
secrets = boto3.client("secretsmanager")

sqs = boto3.client("sqs")
CHANNEL, OTHER = "sms", "email"  # what this brings, and what the subscriber beside it does
OTHER_QUEUE = os.environ.get("MAIL_QUEUE_URL", "")  # empty: there is none
UNREACHABLE = ("no-phone", "elsewhere", "refused")  # outcomes after which the customer's next choice counts


class Busy(Exception):
    """Another run is at this message, or was when it died."""


class NotSent(Exception):
    """The provider says that it did not take the message, so it can be tried again at once."""


class Throttled(NotSent):
    """It takes no messages at all for now."""


def handler(event, _context):
    """Lambda calls this with up to ten messages. Those that it names stay in the queue, and come again."""
    failed, throttled = [], False
    for record in event["Records"]:
        try:
            if throttled:
                raise Throttled()
            message = json.loads(record["body"])
            log(message["id"], deliver(message))
        except Exception as problem:  # one bad message must not keep the others
            throttled = throttled or isinstance(problem, Throttled)
            log(record["messageId"], "failed", repr(problem))
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}


def deliver(message):
    """Returns what became of it. Fields that this code does not know are newer than it, and ignored."""
    if message["schema"] != "anxin.notification/1":
        raise ValueError("this code reads anxin.notification/1")
    wanted = channels(message)
    if wanted[:1] != [CHANNEL]:
        return "not-here"  # the subscriber beside this one sends it, and hands it on if it cannot
    if not claim(message["id"]):
        return "repeat"
    try:
        outcome = "late" if is_late(message) else send(message)
        if outcome in UNREACHABLE and OTHER in wanted:
            hand_on(message)
            outcome = "handed-on"
    except NotSent:
        seen.delete_item(Key={"id": message["id"]})
        raise
    seen.update_item(
        Key={"id": message["id"]},
        UpdateExpression="SET outcome = :outcome REMOVE heldUntil",
        ExpressionAttributeValues={":outcome": outcome},
    )
    return outcome


def channels(message):
    """Those of the customer's channels that this shop has, the first choice first. Where nobody chose, this one."""
    brought = [CHANNEL, OTHER] if OTHER_QUEUE else [CHANNEL]
    return [channel for channel in message.get("preferredChannels", [CHANNEL]) if channel in brought]


def hand_on(message):
    """To the next choice. Its id stays the same, so that it is sent once there, too."""
    rest = {**message, "preferredChannels": [OTHER]}
    sqs.send_message(QueueUrl=OTHER_QUEUE, MessageBody=json.dumps(rest, ensure_ascii=False))


def claim(notification):
    """Whether this run may send it. False: that is done."""
    now = int(time.time())
    try:
        seen.put_item(
            Item={"id": notification, "heldUntil": now + HELD, "expires": now + REMEMBERED},
            ConditionExpression="attribute_not_exists(id) OR heldUntil <= :now",
            ExpressionAttributeValues={":now": now},
        )
        return True
    except ClientError as refusal:
        if refusal.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
    if "outcome" not in seen.get_item(Key={"id": notification}, ConsistentRead=True).get("Item", {}):
        raise Busy()
    return False


def is_late(message):
    """Whether it promises to say more by a time that is over: another message has said more by now."""
    promised = message["parameters"].get("hearByAt", "")
    return promised != "" and datetime.fromisoformat(promised.replace("Z", "+00:00")).timestamp() < time.time()


def send(message):
    customer = customers.get_item(Key={"customerId": message["customerId"]}).get("Item", {})  # yours to replace
    phone = customer.get("phone", "")
    if not phone:
        return "no-phone"
    if not phone.startswith("+86"):
        return "elsewhere"  # templates of mainland China go nowhere else
    template = TEMPLATES.get(message["template"])
    if template is None:
        raise NotSent("no template for " + message["template"])  # a person writes one, and redrives
    code, problem = send_sms(phone[len("+86"):], template["code"], filled(template, message["parameters"]), message["id"])
    if code == "OK":
        return "sent"
    if code == "isv.MOBILE_NUMBER_ILLEGAL":
        return "refused"  # there is no such number, today or tomorrow
    if code.startswith(("Throttling", "ServiceUnavailable")):
        raise Throttled(code)
    # isv.BUSINESS_LIMIT_CONTROL: this number had many texts, and may have more later. All else a person mends: a template
    # that is not approved, an account without money, a right missing.
    raise NotSent(f"{code}: {problem}")


def filled(template, parameters):
    """The variables that the template's text names."""
    values = {
        # Letters, digits, - and _ are all that a variable for numbers takes.
        "order": re.sub(r"[^A-Za-z0-9_-]", "", parameters["order"])[-LONGEST:],
        "hearBy": beijing(parameters["hearByAt"]),
        "due": beijing(parameters["dueAt"]),
    }
    return {name: values[name] for name in re.findall(r"\$\{(\w+)}", template["text"])}


def beijing(at):
    """As a variable for times takes it: the templates are Chinese, whatever language the customer reads."""
    if not at:
        return ""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(BEIJING).strftime("%m月%d日 %H:%M")


def send_sms(number, template, variables, notification):
    """Calls SendSms. Returns Alibaba's code, and its words for people."""
    query = {
        "PhoneNumbers": number,
        "SignName": os.environ["SIGN_NAME"],
        "TemplateCode": template,
        "TemplateParam": json.dumps(variables, ensure_ascii=False),
        "OutId": notification,
    }
    text = "&".join(f"{quoted(name)}={quoted(query[name])}" for name in sorted(query))
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    host = urllib.parse.urlsplit(ENDPOINT).netloc
    headers = signed("SendSms", host, text, now, uuid.uuid4().hex, json.loads(access_key()))
    request = urllib.request.Request(f"{ENDPOINT}/?{text}", method="POST", data=b"", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as refusal:
        if refusal.code >= 500 and refusal.code != 503:
            raise  # nobody knows whether it was sent: the claim stays
        answer = json.load(refusal)
    return answer["Code"], answer.get("Message", "")


def quoted(text):
    return urllib.parse.quote(text, safe="-_.~")


def signed(action, host, query, now, nonce, key):
    """The headers of a call without a body, signed by ACS3-HMAC-SHA256.

    Source: Alibaba Cloud, "V3 request body and signature mechanism".
    """
    nothing = hashlib.sha256(b"").hexdigest()
    headers = {
        "host": host,
        "x-acs-action": action,
        "x-acs-content-sha256": nothing,
        "x-acs-date": now,
        "x-acs-signature-nonce": nonce,
        "x-acs-version": "2017-05-25",
    }
    names = ";".join(headers)
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    canonical = "\n".join(["POST", "/", query, lines, names, nothing])
    what = "ACS3-HMAC-SHA256\n" + hashlib.sha256(canonical.encode()).hexdigest()
    signature = hmac.new(key["accessKeySecret"].encode(), what.encode(), hashlib.sha256).hexdigest()
    headers["Authorization"] = (
        f"ACS3-HMAC-SHA256 Credential={key['accessKeyId']},SignedHeaders={names},Signature={signature}"
    )
    return headers


def access_key():
    return secrets.get_secret_value(SecretId=os.environ["ACCESS_KEY"])["SecretString"]


def log(what, outcome, why=""):
    """One line of JSON; never who the customer is, or where they can be reached."""
    print(json.dumps({"message": what, "outcome": outcome, **({"why": why} if why else {})}))
