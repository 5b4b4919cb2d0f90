"""The words of tables and pages about documents, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "finding": ("funn", "funn", "finding"),
    "name": ("satsing", "satsing", "initiative"),
    "state": ("status", "status", "state"),
    "score": ("overlapp", "overlapp", "overlap"),
    "q": ("q", "q", "q"),
    "shared": ("felles", "felles", "shared"),
    "passage": ("sted i planen", "stad i planen", "passage of the plan"),
    "where": ("hvor", "kvar", "where"),
    "note": ("merknad", "merknad", "note"),
    "source": ("kilde", "kjelde", "source"),
    "kind": ("slag", "slag", "kind"),
    "start": ("fra", "frå", "from"),
    "end": ("til", "til", "to"),
    "page": ("side", "side", "page"),
    "path": ("under", "under", "under"),
    "form": ("målform", "målform", "written form"),
    "text": ("tekst", "tekst", "text"),
    "document": ("dokument", "dokument", "document"),
    "named": ("nevner", "nemner", "names"),
    "ended": ("nevner, men avsluttet", "nemner, men avslutta", "names, though ended"),
    "unnamed": ("bør kjenne til", "bør kjenne til", "should know of"),
    "touched": ("berører", "rører ved", "touches"),
    "goal": ("likner på mål", "liknar på mål", "goal alike"),
    "active": ("i kraft", "i kraft", "in force"),
    "not yet": ("ikke begynt", "ikkje byrja", "not yet begun"),
    "unknown": ("uvisst", "uvisst", "not known"),
    "is ended": ("avsluttet", "avslutta", "ended"),
    "initiative": ("satsinger", "satsingar", "initiatives"),
    "actor": ("aktører", "aktørar", "actors"),
    "group": ("målgrupper", "målgrupper", "target groups"),
    "theme": ("temaer", "tema", "themes"),
    "followed by": ("avløst av", "avløyst av", "followed by"),
    "no proof": (
        "At noe ikke er funnet, er ikke bevis for at det ikke står der.",
        "At noko ikkje er funne, er ikkje prov på at det ikkje står der.",
        "That something is not found is no proof that it is not there.",
    ),
    "nothing": (
        "Planen nevner ingen nasjonal satsing som grafen kjenner, og berører ingen mer enn tilfeldig.",
        "Planen nemner inga nasjonal satsing som grafen kjenner, og rører ikkje ved nokon meir enn tilfeldig.",
        "The plan names no national initiative that the graph knows, and touches none beyond chance.",
    ),
    "draft": (
        "Utkast: lest av maskin i en plan og ikke sett over av noen. Målene er gjettet ut fra ordlyd og plass.",
        "Utkast: lese av maskin i ein plan og ikkje sett over av nokon. Måla er gissa ut frå ordlyd og plass.",
        "Draft: read by machine in a plan, and checked by nobody. Goals are guessed from their wording and place.",
    ),
    "draft next": (
        "Ta planen med i sammenligningen: lhl overlaps {id} --with {file}",
        "Ta planen med i samanlikninga: lhl overlaps {id} --with {file}",
        "Let it take part for the moment: lhl overlaps {id} --with {file}",
    ),
    "draft left": (
        "Mål uten noe tema som grafen kjenner; de er ikke med:",
        "Mål utan noko tema som grafen kjenner; dei er ikkje med:",
        "Goals without a theme that the graph knows; they are left out:",
    ),
    "draft national": (
        "Mål som etter ordlyd eller plass er statens egne; de er ikke med:",
        "Mål som etter ordlyd eller plass er statens eigne; dei er ikkje med:",
        "Goals that by their wording or place are the state's own; they are left out:",
    ),
    "draft time": ("1 sted:", "1 stad:", "1 passage:"),
    "draft times": ("{n} steder; det første:", "{n} stader; den første:", "{n} passages; the first:"),
    "draft signs": ("tegn {start}–{end}", "teikn {start}–{end}", "characters {start}–{end}"),
    "picture-page": (
        "{n} side(r) er bilder uten tekst og er ikke lest: {pages}",
        "{n} side(r) er bilete utan tekst og er ikkje lesne: {pages}",
        "{n} page(s) are pictures without text and were not read: {pages}",
    ),
    "picture": (
        "{n} bilde(r) er ikke lest",
        "{n} bilete er ikkje lesne",
        "{n} picture(s) were not read",
    ),
    "comment": ("{n} kommentar(er) er utelatt", "{n} kommentar(ar) er utelatne", "{n} comment(s) were left out"),
    "deleted": (
        "{n} slettede steder er utelatt",
        "{n} sletta stader er utelatne",
        "{n} deleted passage(s) were left out",
    ),
    "hidden": (
        "{n} sted(er) med skjult tekst er utelatt",
        "{n} stad(er) med gøymd tekst er utelatne",
        "{n} passage(s) of hidden text were left out",
    ),
    "header": (
        "{n} topp- eller bunntekst(er) er utelatt",
        "{n} topp- eller botntekst(ar) er utelatne",
        "{n} header(s) or footer(s) were left out",
    ),
    "title": (
        "Planen og de nasjonale satsingene",
        "Planen og dei nasjonale satsingane",
        "The plan and the national initiatives",
    ),
    "as of": ("Slik det sto {day}", "Slik det stod {day}", "As of {day}"),
    "show": ("Vis", "Vis", "Show"),
    "findings": ("Funn", "Funn", "Findings"),
    "the text": ("Planens tekst", "Teksten i planen", "The plan's text"),
    "goals": ("Mål ved siden av nasjonale mål", "Mål ved sida av nasjonale mål", "Goals beside national goals"),
    "goal of plan": ("mål i planen", "mål i planen", "goal of the plan"),
    "national goal": ("nasjonalt mål", "nasjonalt mål", "national goal"),
    "alike": ("likhet", "likskap", "likeness"),
    "not read": ("Ikke lest", "Ikkje lese", "Not read"),
    "keys": (
        "Taster: n neste treff, p forrige, / søk i satsingene, Esc tilbake.",
        "Tastar: n neste treff, p førre, / søk i satsingane, Esc tilbake.",
        "Keys: n next mention, p previous, / search the initiatives, Esc back.",
    ),
    "search": ("Søk i satsingene", "Søk i satsingane", "Search the initiatives"),
    "skip": ("Hopp til teksten", "Hopp til teksten", "Skip to the text"),
    "chance": ("kan være tilfeldig", "kan vere tilfeldig", "could be chance"),
    "not of a pair": (
        "Overlappet er regnet ut fra ordene i planen, og er et annet tall enn lhl overlaps gir for to satsinger.",
        "Overlappet er rekna ut frå orda i planen, og er eit anna tal enn lhl overlaps gjev for to satsingar.",
        "It is reckoned from the words of the plan, and is not the number that lhl overlaps gives for two initiatives.",
    ),
    "method": (
        "Overlappet sier hvor mye av temaene og målgruppene planen og satsingen deler, fra 0 til 1.",
        "Overlappet seier kor mykje av temaa og målgruppene planen og satsinga deler, frå 0 til 1.",
        "The overlap is how much of their themes and target groups the plan and the initiative share, from 0 to 1.",
    ),
}

_PLACE: Final = {"nb": 0, "nn": 1, "en": 2}


def said(word: str, language: str) -> str:
    """Give a word or sentence in the reader's language.

    >>> said("unnamed", "nb")
    'bør kjenne til'
    """
    return WORDS[word][_PLACE[language]]
