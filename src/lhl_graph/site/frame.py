"""A page put into its frame: head, menu, trail and foot, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import BytecodeCache, ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lhl_graph.design.thing import MARKS
from lhl_graph.findings.speakers import says_when
from lhl_graph.iris import BASE, brief_page
from lhl_graph.site.address import local, up
from lhl_graph.site.content import KINDS
from lhl_graph.site.inline import Inline
from lhl_graph.site.linked import embedded
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

    from lhl_graph.site.content import Content

NAMES: Final = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


class Page(NamedTuple):
    """What stands on a page, and where it lies from the folder of its language."""

    path: str
    template: str
    heading: Any
    title: str
    values: dict[str, Any]
    trail: tuple[tuple[Any, str], ...] = ()
    thing: str = ""
    """The thing that it is about, whose triples lie beside it."""
    scripts: tuple[str, ...] = ()


class _Compiled(BytecodeCache):
    """What templates were compiled to, in memory: once for the frames of all languages."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what this template was compiled to."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


class Frame:
    """Renders pages of one language; `languages` are those of the whole site, the first of which lies at its root."""

    def __init__(self, content: Content, language: str, languages: tuple[str, ...]) -> None:
        """Prepare the templates."""
        self.voice = Voice(content, language)
        self.folder = "" if language == languages[0] else f"{language}/"
        self._others = tuple(each for each in languages if each != language)
        self._first = languages[0]
        inline = Inline(self.voice, frozenset(iri for kind in KINDS for iri in content.things(kind)))
        self._environment = Environment(
            loader=ChoiceLoader([PackageLoader(f"lhl_graph.{wing}") for wing in ("site", "design")]),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            v=self.voice, w=self.voice.words, shared=self.voice.shared, marks=MARKS, c=content, kinds=KINDS, base=BASE,
            brief_page=brief_page, says_when=says_when,
            link=inline.link, links=inline.links, joined=inline.joined,
            gloss=inline.gloss, cite=inline.cite, badge=inline.badge,
        )  # fmt: skip

    def render(self, page: Page) -> bytes:
        """Give the page as UTF-8."""
        path = self.folder + page.path
        home, data = up(path), local(page.thing)
        others = [
            (each, NAMES[each], home + ("" if each == self._first else f"{each}/") + page.path) for each in self._others
        ]
        described = "" if self.folder else home + data
        template = self._environment.get_template(f"{page.template}.html.j2")
        text = template.render(
            **page.values,
            path=page.path,
            heading=page.heading,
            title=page.title,
            root=up(page.path),
            home=home,
            others=others,
            trail=page.trail,
            data=data,
            embedded=Markup(embedded(self.voice.content, self.voice, page.thing, described)) if data else "",
            scripts=page.scripts,
        )
        return text.encode()
