"""What a schema cannot say: callbacks are signed over their raw bytes, a time to pay in lies ahead, and time zones are
those of the IANA."""

import base64
import hashlib
import hmac
import json
import time
import urllib.parse
import urllib.request
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

import schemathesis
from hypothesis import strategies
from requests.auth import AuthBase
from schemathesis import GenerationMode

ANSWERS = Path("target/contract/answers.txt")
STACK = json.loads(Path("target/contract/stack.json").read_text())
STAFF = {"token": "", "until": 0}

schemathesis.openapi.format("time-zone", strategies.sampled_from(sorted(zoneinfo.available_timezones() - {"localtime"})))


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256)


class Gateway(AuthBase):
    """Signs as the gateway whose account the address names; others get what Stripe would send."""

    def __call__(self, request):
        body = request.body or b""
        body = body.encode() if isinstance(body, str) else body
        now = str(int(time.time()))
        if "/callbacks/olepay" in request.url:
            key = base64.b64decode(STACK["olepay"].removeprefix("whsec_"))
            name = "msg_" + hashlib.sha256(body).hexdigest()[:16]
            signature = mac(key, f"{name}.{now}.".encode() + body).digest()
            request.headers["webhook-id"] = name
            request.headers["webhook-timestamp"] = now
            request.headers["webhook-signature"] = "v1," + base64.b64encode(signature).decode()
        else:
            signature = mac(STACK["stripe"].encode(), now.encode() + b"." + body).hexdigest()
            request.headers["stripe-signature"] = f"t={now},v1={signature}"
        return request


class Staff(AuthBase):
    """A token of support's in the place of the merchant's. Where the tool leaves the token out, or sends a wrong one, it stays so."""

    def __call__(self, request):
        if request.headers.get("Authorization") == "Bearer " + STACK["token"]:
            request.headers["Authorization"] = "Bearer " + self.token()
        return request

    @staticmethod
    def token():
        """It ends sooner than the run may."""
        if time.time() > STAFF["until"]:
            form = urllib.parse.urlencode({"client_id": "contract", "group": "agent"}).encode()
            with urllib.request.urlopen(STACK["issuer"] + "/token", data=form, timeout=30) as answer:
                STAFF.update(token=json.load(answer)["access_token"], until=time.time() + 300)
        return STAFF["token"]


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.operation.path.startswith("/callbacks/"):
        kwargs["auth"] = Gateway()
    if case.operation.path.startswith("/support"):
        kwargs["auth"] = Staff()


@schemathesis.hook
def map_case(context, case):
    """A time of the past is refused with 400, as the document says in words."""
    valid = case.meta is not None and case.meta.generation.mode == GenerationMode.POSITIVE
    if valid and isinstance(case.body, dict) and "payUntil" in case.body:
        until = datetime.now(timezone.utc) + timedelta(days=1)
        case.body["payUntil"] = until.strftime("%Y-%m-%dT%H:%M:%SZ")
    return case


@schemathesis.hook
def after_call(context, case, response):
    """So that the run can say how far the requests came."""
    with ANSWERS.open("a") as answers:
        answers.write(f"{case.operation.definition.raw['operationId']} {response.status_code // 100}xx\n")
