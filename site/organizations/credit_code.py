"""统一社会信用代码 (GB 32100-2015): what a clerk typed, put right or explained.

Eighteen characters out of 0-9 and capitals without I, O, S, V, Z: registering
authority, kind, district, subject (GB 11714), check character. Unions registered by
their own federations begin with 81 (grassroots) or 89 (others).
"""

import unicodedata

from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

LENGTH = 18
UNION_PREFIXES = ("81", "89")
NOT_USED = "IOSVZ"


def normalise_credit_code(text: str) -> str:
    """Half-width, capital, without spaces and hyphens."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(plain.split()).replace("-", "")


def credit_code_fault(code: str) -> str:
    """Why this normalised code cannot be right; empty when it can.

    A clause without full stop, so that a row and a column can stand before it.
    """
    if len(code) != LENGTH:
        return f"应为{LENGTH}位，现在是{len(code)}位"
    wrong = sorted({letter for letter in code if letter in NOT_USED})
    if wrong:
        return f"不使用字母{'、'.join(wrong)}，请核对是不是数字1、0、5、2"
    try:
        uscc.validate(code)
    except InvalidChecksum:
        return f"校验位应为{uscc.calc_check_digit(code[:-1])}"
    except ValidationError:
        return "含有不能使用的字符，请对照登记证书核对"
    return ""


def credit_code_remark(code: str) -> str:
    """What is unusual about a code that can be right; empty when nothing is."""
    if code and not code.startswith(UNION_PREFIXES):
        return f"开头是{code[:2]}，工会自行登记的代码一般以81或89开头，请核对"
    return ""
