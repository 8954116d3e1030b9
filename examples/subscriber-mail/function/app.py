"""Brings Anxin's messages to customers by e-mail, over Amazon SES. Fed by a queue that subscribes to the customers' topic.

Each message is sent once, as far as anybody can say. A run claims a message's id before it sends, and notes the outcome
afterwards. If it dies in between, nobody knows whether the mail went out: the claim runs out, and it is sent again. That is
at least once. A customer who reads twice that the money is safe shrugs; one who never reads it calls.
"""
import html
import json
import os
import time
from datetime import datetime

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

REMEMBERED = 60 * 24 * 3600  # seconds; a message waits 14 days at most in a queue, and 14 more in its dead letters
HELD = int(os.environ["HOLD_SECONDS"])  # how long a claim lasts: longer than a run, shorter than a message stays hidden

tables = boto3.resource("dynamodb")
seen = tables.Table(os.environ["SEEN_TABLE"])
customers = tables.Table(os.environ["CUSTOMERS_TABLE"])
# No attempts of its own: after a time-out it could send twice. What fails comes again out of the queue.
ses = boto3.client("sesv2", config=Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 1}))

sqs = boto3.client("sqs")
CHANNEL, OTHER = "email", "sms"  # what this brings, and what the subscriber beside it does
OTHER_QUEUE = os.environ.get("SMS_QUEUE_URL", "")  # empty: there is none
UNREACHABLE = ("no-address", "refused")  # outcomes after which the customer's next choice counts


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
    if "email" not in customer:
        return "no-address"
    mail = message["channels"]["email"]
    request = {
        "FromEmailAddress": os.environ["SENDER"],
        "Destination": {"ToAddresses": [customer["email"]]},
        "Content": {
            "Simple": {
                "Subject": {"Data": mail["subject"], "Charset": "UTF-8"},
                "Body": {
                    "Text": {"Data": mail["text"], "Charset": "UTF-8"},
                    "Html": {"Data": page(message["locale"], mail), "Charset": "UTF-8"},
                },
                "Headers": [{"Name": "X-Notification-Id", "Value": message["id"]}],
            }
        },
    }
    try:
        ses.send_email(**request)
        return "sent"
    except ClientError as refusal:
        code, status = refusal.response["Error"]["Code"], refusal.response["ResponseMetadata"]["HTTPStatusCode"]
        if code == "BadRequestException":
            return "refused"  # SES takes no such address, today or tomorrow
        if code in ("TooManyRequestsException", "LimitExceededException", "ThrottlingException"):
            raise Throttled(code) from refusal
        if status >= 500:
            raise  # nobody knows whether it was sent: the claim stays
        raise NotSent(code) from refusal  # what a person mends: an address not verified, sending paused, a right missing


def page(locale, mail):
    """The text once more, behind the words that a list of mails shows beside the subject."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in mail["text"].splitlines())
    preview = f'<div style="display:none">{html.escape(mail["preview"])}</div>'
    return f'<!doctype html><html lang="{html.escape(locale)}"><meta charset="utf-8"><body>{preview}{lines}</body></html>'


def log(what, outcome, why=""):
    """One line of JSON; never who the customer is, or where they can be reached."""
    print(json.dumps({"message": what, "outcome": outcome, **({"why": why} if why else {})}))
