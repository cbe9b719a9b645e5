from adapters import antwerp, hamburg

ADAPTERS = {"BEANR": antwerp.calls, "DEHAM": hamburg.calls}
