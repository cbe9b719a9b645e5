import os

from celery import Celery

from adapters import ADAPTERS

app = Celery("port-call-sync", broker=os.environ.get("BROKER_URL", "amqp://guest:guest@rabbitmq//"))
app.conf.beat_schedule = {
    name: {"task": "worker.sync", "schedule": 300.0, "args": [name]} for name in ADAPTERS
}


@app.task
def sync(port: str) -> int:
    calls = ADAPTERS[port]()
    return len(calls)
