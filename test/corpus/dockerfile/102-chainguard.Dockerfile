FROM cgr.dev/chainguard/python:latest-dev AS build
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt --user
FROM cgr.dev/chainguard/python:latest
WORKDIR /app
COPY --from=build /home/nonroot/.local /home/nonroot/.local
COPY main.py .
ENTRYPOINT ["python", "/app/main.py"]
