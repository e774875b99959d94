"""stub"""


def load() -> None: ...
