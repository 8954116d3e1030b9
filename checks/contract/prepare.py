"""Registers payments with the running stack, pays one, and writes what the requests of the contract's test need to
know into target/contract. Standard library only."""

import hashlib
import hmac
import json
import sys
import time
import urllib.parse
import urllib.request
from datetime import datetime, timezone
from pathlib import Path

SCOPES = "anxin/payments.write anxin/payments.read anxin/orders.write anxin/refunds.write anxin/failures.write"


def send(url, body, headers):
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def token(issuer):
    form = urllib.parse.urlencode({"client_id": "demo-shop", "scope": SCOPES}).encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return send(issuer + "/token", form, headers)["access_token"]


def register(api, bearer, account, reference, order):
    body = {"account": account, "reference": reference, "order": order, "amount": 1099, "currency": "USD",
            "customerId": "contract-customer", "contacts": {"mail": "customer@shop.example"}}
    headers = {"authorization": "Bearer " + bearer, "content-type": "application/json"}
    return send(api + "/payments", json.dumps(body).encode(), headers)["pageUrl"]


def pay(api, secret, reference):
    about = {"id": reference, "object": "payment_intent", "amount": 1099, "amount_received": 1099, "currency": "usd",
             "livemode": False}
    event = {"id": "evt_contract_paid", "object": "event", "api_version": "2026-07-29.dahlia", "livemode": False,
             "created": int(time.time()), "type": "payment_intent.succeeded", "data": {"object": about}}
    body = json.dumps(event).encode()
    now = str(int(time.time()))
    mac = hmac.new(secret.encode(), now.encode() + b"." + body, hashlib.sha256).hexdigest()
    return send(api + "/callbacks/stripe", body, {"stripe-signature": f"t={now},v1={mac}"})


def main(folder):
    running = json.loads(Path("target/anxin/running.json").read_text())
    api = running["apiUrl"]
    bearer = token(running["issuer"])
    keys = json.loads((folder / "data" / "gateway-keys.json").read_text())
    stripe, olepay = (keys[name]["signs"][0] for name in ("stripe", "olepay"))
    pages = [
        register(api, bearer, "olepay", "contract-open", "contract-order-open"),
        register(api, bearer, "stripe", "pi_contract_open", "contract-order-open"),
        register(api, bearer, "stripe", "pi_contract_paid", "contract-order-paid"),
        register(api, bearer, "olepay", "contract-second", "contract-order-paid"),
    ]
    pay(api, stripe, "pi_contract_paid")
    today = datetime.now(timezone.utc).date().isoformat()
    lines = lambda values: "".join(f'"{value}"\n' for value in values)
    (folder / "pages.txt").write_text(lines(page.rsplit("/", 1)[1] for page in pages))
    (folder / "days.txt").write_text(lines([today]))
    (folder / "stack.json").write_text(json.dumps({"api": api, "issuer": running["issuer"], "token": bearer, "stripe": stripe, "olepay": olepay}))
    print(api, bearer)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
