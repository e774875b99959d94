"""The words of the admin: every string of every installed app has plain Chinese.

Wagtail's own Chinese catalogues are incomplete; ``site/config/locale`` completes and
corrects them. The English catalogues of the installed apps say what there is to say.
"""

import re
from functools import cache
from pathlib import Path

import django.conf
import polib
import pytest
from django.apps import apps

CATALOGUE = Path(__file__).parents[2] / "site" / "config" / "locale"
DOMAINS = ("django", "djangojs")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
MARKUP = re.compile(r"<[^>]*>|%\(\w+\)[sdr]|%[sd]|\{\w*\}")
HANZI = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")
# Units and names of protocols are written the same in Chinese.
SAME_IN_CHINESE = {"IPv4", "IPv6", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB"}
MACHINE_WORDS = re.compile(
    r"wagtail|slug|snippet|streamfield|unicode|embedly|\bURLs?\b|区块|片段", re.I
)
# Only a developer with DEBUG on sees Django's welcome page and these explanations.
FOR_DEVELOPERS = re.compile(r"docs\.djangoproject\.com|DEBUG=True|Django")


def po_file(folder, language, domain):
    return Path(folder, "locale", language, "LC_MESSAGES", f"{domain}.po")


def entries(path):
    """What a catalogue says, without what it says no more."""
    if not path.exists():
        return []
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def app_folders():
    """Django's own strings and every installed app that is not ours."""
    folders = [config.path for config in apps.get_app_configs()]
    return [str(Path(django.conf.__file__).parent), *folders]


def key(entry):
    return entry.msgctxt, entry.msgid


def words(entry):
    """The Chinese of an entry; Chinese has no plural forms."""
    return entry.msgstr or entry.msgstr_plural.get(0, "")


def asked_for(domain):
    """Every entry an installed app can show; an app may keep no English catalogue."""
    found = {}
    for folder in app_folders():
        for language in ("en", "zh_CN"):
            listed = entries(po_file(folder, language, domain))
            found.update({key(entry): entry for entry in listed})
            if listed:
                break
    return found


@cache
def chinese(domain):
    """What the site says: the apps' Chinese under our own."""
    said = {}
    ours = CATALOGUE / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po"
    paths = [po_file(folder, "zh_Hans", domain) for folder in app_folders()]
    for path in [*paths, ours]:
        translated = [entry for entry in entries(path) if entry.translated()]
        said.update({key(entry): words(entry) for entry in translated})
    return said


def our_entries(domain):
    return entries(CATALOGUE / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po")


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_string_of_the_installed_apps_has_a_translation(domain):
    asked, said = asked_for(domain), chinese(domain)
    assert len(asked) > 50
    assert (
        sorted(msgid for context, msgid in asked if (context, msgid) not in said) == []
    )


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_of_words_is_in_chinese(domain):
    said = chinese(domain)
    texts = {
        msgid: MARKUP.sub("", said.get((context, msgid), ""))
        for context, msgid in asked_for(domain)
        if WORD.search(MARKUP.sub("", msgid)) and msgid not in SAME_IN_CHINESE
    }
    left_english = [
        msgid
        for msgid, text in texts.items()
        if WORD.search(text) and not HANZI.search(text)
    ]
    assert left_english == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_machine_word_reaches_a_reader(domain):
    said = chinese(domain)
    spoken = {
        msgid: MARKUP.sub("", said.get((context, msgid), ""))
        for context, msgid in asked_for(domain)
        if not FOR_DEVELOPERS.search(msgid)
    }
    found = {
        msgid: text for msgid, text in spoken.items() if MACHINE_WORDS.search(text)
    }
    assert found == {}


@pytest.mark.parametrize("domain", DOMAINS)
def test_placeholders_of_a_translation_are_those_of_its_string(domain):
    asked = asked_for(domain)
    wrong = []
    for entry in our_entries(domain):
        source = asked.get(key(entry), entry)
        expected = PLACEHOLDER.findall(source.msgid_plural or source.msgid)
        if sorted(set(PLACEHOLDER.findall(words(entry)))) != sorted(set(expected)):
            wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_our_plural_strings_are_the_plurals_of_the_apps(domain):
    asked = asked_for(domain)
    wrong = [
        entry.msgid
        for entry in our_entries(domain)
        if key(entry) in asked and entry.msgid_plural != asked[key(entry)].msgid_plural
    ]
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_that_of_the_text(domain):
    folder = CATALOGUE / "zh_Hans" / "LC_MESSAGES"
    text = {key(entry): words(entry) for entry in our_entries(domain)}
    compiled = polib.mofile(str(folder / f"{domain}.mo"))
    assert {key(entry): words(entry) for entry in compiled} == text
    assert compiled.metadata["Plural-Forms"] == "nplurals=1; plural=0;"


@pytest.mark.parametrize("domain", DOMAINS)
def test_our_catalogue_is_finished(domain):
    ours = our_entries(domain)
    assert [entry.msgid for entry in ours if entry.fuzzy or not words(entry)] == []
    assert len({key(entry) for entry in ours}) == len(ours)
