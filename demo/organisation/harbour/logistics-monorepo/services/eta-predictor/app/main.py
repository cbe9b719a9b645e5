from fastapi import FastAPI

from app.model import hours_to_go

app = FastAPI(title="eta-predictor")


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/eta")
def eta(miles: float, knots: float, queue: int = 0) -> dict[str, float]:
    return {"hours": hours_to_go(miles, knots, queue)}
