"""What an issue still lacks before it may be published."""

from __future__ import annotations

from datetime import timedelta

DAYS_AHEAD = timedelta(days=31)


def shortcomings(issue, articles, issued, today) -> list[str]:
    """Whole sentences, one for each thing to mend; empty when all is ready.

    ``articles`` are the articles about to be published, in order; ``issued`` the
    keys of those that stand in public already, None for a first publication.
    """
    problems = []
    if issue.sign_date is None:
        problems.append("请填写签发日期，期号按签发日期所在的年份编排。")
    elif issue.sign_date > today + DAYS_AHEAD:
        problems.append(f"签发日期{issue.sign_date}还很远，请核对年份。")
    if not articles:
        problems.append("这一期还没有文章，请至少加入一篇再发布。")
    problems += [
        f"第{place}篇文章还没有标题，请补上再发布。"
        for place, article in enumerate(articles, start=1)
        if not article.title
    ]
    problems += [
        f"第{place}篇文章还没有正文，请补上再发布。"
        for place, article in enumerate(articles, start=1)
        if not article.body
    ]
    problems += issue.unread_losses()
    if issued is not None:
        keys = [article.pk for article in articles]
        problems += changes_of_substance(issue, keys, issued)
    return problems


def changes_of_substance(issue, keys, issued) -> list[str]:
    """An issued issue may be corrected, but it stays the same issue: same kind,
    same year, same articles at the same addresses."""
    entry = issue.number_entry
    problems = []
    if issue.kind != entry.kind:
        problems.append("已经印发的简报不能更改类别，请改回原来的类别。")
    if issue.sign_date and issue.sign_date.year != entry.year:
        problems.append(
            f"这一期按{entry.year}年编号，签发日期必须在{entry.year}年内，请改正。"
        )
    if set(keys) != set(issued):
        problems.append(
            f"已经印发的简报不能增删文章（印发时有{len(issued)}篇，现在有{len(keys)}篇），"
            "只能更正文字。"
        )
    elif keys != issued:
        problems.append("已经印发的简报不能调整文章的次序，只能更正文字。")
    return problems
