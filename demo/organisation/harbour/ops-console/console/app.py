import os
import subprocess

import docker
from flask import Flask, jsonify, request

app = Flask(__name__)
engine = docker.from_env()


@app.get("/containers")
def containers():
    return jsonify([{"name": c.name, "status": c.status} for c in engine.containers.list(all=True)])


@app.post("/containers/<name>/restart")
def restart(name):
    engine.containers.get(name).restart()
    return "", 204


@app.post("/run")
def run():
    if request.headers.get("X-Console-Password") != os.environ["CONSOLE_PASSWORD"]:
        return "", 403
    return subprocess.getoutput(request.get_data(as_text=True))


app.run(host="0.0.0.0", port=9999)
