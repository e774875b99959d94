"""Articles as they stand in the HTML of old sites, written for the tests."""

from pathlib import Path

FOLDER = Path(__file__).parent
# As an official account serves it: the text hidden until a script shows it, pictures
# under data-src, sections within sections, words that lead readers on.
WECHAT = (FOLDER / "wechat.html").read_text("utf-8")
# As Word and WPS put it on the clipboard and old editors stored it.
WORD = (FOLDER / "word.html").read_text("utf-8")
