"""stub"""


def load():
    pass
