def hours_to_go(miles: float, knots: float, queue: int) -> float:
    """What the model falls back to while it is not loaded: distance over speed, six hours a ship ahead."""
    return miles / max(knots, 1.0) + 6.0 * queue
