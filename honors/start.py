"""What honors begin with: the holidays that are arranged already."""

from honors.holiday_notice import read_notice
from honors.models import Holiday

# 国务院办公厅 arranged these; the office checks them and enters the years to come.
ARRANGED = {
    2024: """
        元旦：1月1日放假。
        春节：2月10日至17日放假。2月4日、2月18日上班。
        清明节：4月4日至6日放假。4月7日上班。
        劳动节：5月1日至5日放假。4月28日、5月11日上班。
        端午节：6月10日放假。
        中秋节：9月15日至17日放假。9月14日上班。
        国庆节：10月1日至7日放假。9月29日、10月12日上班。
    """,
    2025: """
        元旦：1月1日放假。
        春节：1月28日至2月4日放假。1月26日、2月8日上班。
        清明节：4月4日至6日放假。
        劳动节：5月1日至5日放假。4月27日上班。
        端午节：5月31日至6月2日放假。
        国庆节、中秋节：10月1日至8日放假。9月28日、10月11日上班。
    """,
    2026: """
        元旦：1月1日至3日放假。1月4日上班。
        春节：2月15日至23日放假。2月14日、2月28日上班。
        清明节：4月4日至6日放假。
        劳动节：5月1日至5日放假。5月9日上班。
        端午节：6月19日至21日放假。
        中秋节：9月25日至27日放假。
        国庆节：10月1日至7日放假。9月20日、10月10日上班。
    """,
}


def known_holidays() -> None:
    """Enter the years above for which the office has nothing yet."""
    entered = set(Holiday.objects.years())
    Holiday.objects.bulk_create(
        Holiday(day=one.day, name=one.name, is_workday=one.is_workday)
        for year, text in ARRANGED.items()
        if year not in entered
        for one in read_notice(text, year)
    )
