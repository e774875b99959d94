"""Words of the honors; filters and rolls count by them."""

from django.db import models


class HonorLevel(models.TextChoices):
    """Whose honor it is, the highest first."""

    NATIONAL = "national", "全国"
    PROVINCIAL = "provincial", "省级"
    PREFECTURE = "prefecture", "州级"
    COUNTY = "county", "县级"


class Recipient(models.TextChoices):
    """Who can hold an honor."""

    PERSON = "person", "个人"
    UNIT = "unit", "单位"
    TEAM = "team", "集体（班组、车间、科室）"


class HonorFamily(models.TextChoices):
    """Honors that belong together, in the order in which an office lists them."""

    MODEL_WORKER = "model_worker", "劳动模范"
    ADVANCED_WORKER = "advanced_worker", "先进工作者"
    LABOR_MEDAL = "labor_medal", "五一劳动奖章"
    LABOR_CERTIFICATE = "labor_certificate", "五一劳动奖状"
    PIONEER = "pioneer", "工人先锋号"
    WOMEN = "women", "五一巾帼"
    CRAFTSMAN = "craftsman", "工匠"
    FINE_WORKER = "fine_worker", "最美职工"
    HOME = "home", "职工小家"
    UNION_WORKER = "union_worker", "优秀工会工作者"
    OTHER = "other", "其他荣誉"


class AwardState(models.TextChoices):
    """From the proposal to the honor, and to its end."""

    PROPOSED = "proposed", "公示中"
    VALID = "valid", "有效"
    REVOKED = "revoked", "已撤销"


class Sex(models.TextChoices):
    MALE = "male", "男"
    FEMALE = "female", "女"


class WorkerStanding(models.TextChoices):
    """Where a model worker is today."""

    ON_POST = "on_post", "在岗"
    RETIRED = "retired", "退休"
    MOVED = "moved", "调出"
    DECEASED = "deceased", "去世"


class RollOrder(models.TextChoices):
    """How a roll is put in order; the label is printed on it."""

    STROKES_SURNAME = "strokes_surname", "按姓氏笔画为序"
    STROKES_NAME = "strokes_name", "按姓名笔画为序"
    PINYIN = "pinyin", "按汉语拼音为序"
    MANUAL = "manual", "按表彰决定的名单为序"
    NONE = "none", "排名不分先后"
