# What Lambda's runtime does for a handler in Python: one event a line on its input, one answer a line on its output.
import importlib
import json
import sys
import traceback

answers, sys.stdout = sys.stdout, sys.stderr  # what the function prints is its log
module, name = sys.argv[1].rsplit(".", 1)
sys.path.insert(0, sys.argv[2])
sys.dont_write_bytecode = True
handler = getattr(importlib.import_module(module), name)
print("{}", file=answers, flush=True)
for line in sys.stdin:
    try:
        answer = {"answer": handler(json.loads(line), None)}
    except Exception as failure:
        traceback.print_exc()
        answer = {"failure": repr(failure)}
    print(json.dumps(answer), file=answers, flush=True)
