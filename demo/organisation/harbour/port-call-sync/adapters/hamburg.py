import httpx


def calls() -> list[dict]:
    answer = httpx.get("https://port-system.hamburg.example/schiffe", timeout=30)
    answer.raise_for_status()
    return [{"vessel": ship["name"], "eta": ship["eta"]} for ship in answer.json()]
