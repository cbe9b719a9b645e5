import io

import pandas as pd
from flask import Flask, jsonify, request

from layouts import guess

app = Flask(__name__)


@app.route("/parse", methods=["POST"])
def parse():
    sheet = pd.read_excel(io.BytesIO(request.data))
    layout = guess(list(sheet.columns))
    if layout is None:
        return jsonify(error="unknown layout", columns=list(sheet.columns)), 422
    return jsonify(layout.rename(sheet).to_dict("records"))


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000, debug=True)
