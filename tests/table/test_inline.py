"""A page and a picture are text and bytes as ever, and show themselves in a notebook."""

from __future__ import annotations

import html
import re

from lhl_graph.table.inline import Image, Page

PAGE = Page('<!doctype html><html lang="nb"><script>let a = "<b>" && 1</script><p>æøå')


def test_a_page_is_its_text() -> None:
    assert PAGE.encode().endswith("æøå".encode())
    assert isinstance(PAGE, str)
    assert PAGE.upper().startswith("<!DOCTYPE")


def test_a_notebook_gets_the_page_in_a_frame_unchanged() -> None:
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" sandbox="([^"]*)" [^>]*></iframe>', PAGE._repr_html_())
    assert found
    assert html.unescape(found.group(1)) == PAGE
    assert "<" not in found.group(1)


def test_the_frame_keeps_the_page_out_of_the_notebooks_own() -> None:
    allowed = re.search(r'sandbox="([^"]*)"', PAGE._repr_html_())
    assert allowed
    assert "allow-scripts" in allowed.group(1)
    assert "allow-same-origin" not in allowed.group(1)


def test_a_page_or_picture_among_others_is_one_word() -> None:
    assert repr(PAGE) == "Page(0.0 MB of HTML)"
    assert repr(Image(b"<svg/>")) == "Image(0.0 MB of SVG)"
    assert repr([Image(b"\x89PNG")]) == "[Image(0.0 MB of PNG)]"


def test_a_picture_shows_itself_as_what_it_is() -> None:
    drawn, painted = Image('<svg width="9pt" height="6pt" viewBox="0 0 9 6">æ</svg>'.encode()), Image(b"\x89PNG\r\n")
    assert (drawn._repr_svg_(), drawn._repr_png_()) == (
        '<svg style="max-width: 9pt" width="100%" viewBox="0 0 9 6">æ</svg>',
        None,
    )
    assert (painted._repr_svg_(), painted._repr_png_()) == (None, b"\x89PNG\r\n")
    assert isinstance(drawn, bytes)
