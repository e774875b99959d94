"""Two years of a fictional county's news."""


def load() -> None:
    pass
