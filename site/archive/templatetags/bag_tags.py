"""Where the files of a body are, seen from the page beside them in a bag."""

from django import template

from archive.bags.bodies import document_place, picture_place

register = template.Library()
register.filter("picture_place", picture_place)
register.filter("document_place", document_place)
