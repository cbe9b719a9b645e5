CARBON_PER_TONNE_OF_FUEL = 3.114


def carbon_intensity(fuel_tonnes: float, deadweight: float, miles: float) -> float:
    """Grams of CO2 per tonne and nautical mile."""
    return fuel_tonnes * CARBON_PER_TONNE_OF_FUEL * 1_000_000 / (deadweight * miles)
