"""What the YAML parser says of a text that it cannot read, in Norwegian."""

from __future__ import annotations

from typing import Final

_PROBLEMS: Final = {
    "did not find expected ',' or ']'": (
        "klammen [ lukkes ikke, eller et komma mangler",
        "klammen [ blir ikkje lukka, eller eit komma manglar",
    ),
    "did not find expected ',' or '}'": (
        "klammen { lukkes ikke, eller et komma mangler",
        "klammen { blir ikkje lukka, eller eit komma manglar",
    ),
    "found unexpected end of stream": (
        "et anførselstegn åpner en tekst som ikke lukkes",
        "eit hermeteikn opnar ein tekst som ikkje blir lukka",
    ),
    "found unexpected document indicator": (
        "--- eller ... står inne i en tekst som ikke er lukket",
        "--- eller ... står inne i ein tekst som ikkje er lukka",
    ),
    "found unknown escape character": (
        "omvendt skråstrek foran et tegn som ikke kan skrives slik; skriv \\\\, eller bruk enkle anførselstegn",
        "omvend skråstrek framfor eit teikn som ikkje kan skrivast slik; skriv \\\\, eller bruk enkle hermeteikn",
    ),
    "did not find expected hexdecimal number": (
        "etter \\x, \\u eller \\U mangler et heksadesimalt tall",
        "etter \\x, \\u eller \\U manglar eit heksadesimalt tal",
    ),
    "found invalid Unicode character escape code": (
        "koden etter \\u eller \\U er ikke noe tegn",
        "koden etter \\u eller \\U er ikkje noko teikn",
    ),
    "found a tab character that violates indentation": (
        "tabulator i innrykket; bruk mellomrom",
        "tabulator i innrykket; bruk mellomrom",
    ),
    "found a tab character where an indentation space is expected": (
        "tabulator i innrykket; bruk mellomrom",
        "tabulator i innrykket; bruk mellomrom",
    ),
    "found an indentation indicator equal to 0": (
        "innrykket etter | eller > kan ikke være 0",
        "innrykket etter | eller > kan ikkje vere 0",
    ),
    "did not find expected comment or line break": (
        "etter | eller > skal teksten begynne på neste linje",
        "etter | eller > skal teksten byrje på neste linje",
    ),
    "found character that cannot start any token": (
        "en tekst kan ikke begynne med dette tegnet; sett den i anførselstegn",
        "ein tekst kan ikkje byrje med dette teiknet; set han i hermeteikn",
    ),
    "block sequence entries are not allowed in this context": (
        "en liste med «- » må begynne på en egen linje",
        "ei liste med «- » må byrje på ei eiga linje",
    ),
    "mapping keys are not allowed in this context": (
        "«? » kan ikke stå her; sett teksten i anførselstegn",
        "«? » kan ikkje stå her; set teksten i hermeteikn",
    ),
    "did not find expected key": (
        "fant ingen nøkkel her; se etter feil innrykk, eller tekst etter et anførselstegn eller en klamme",
        "fann ingen nøkkel her; sjå etter feil innrykk, eller tekst etter eit hermeteikn eller ein klamme",
    ),
    "did not find expected '-' indicator": (
        "fant ingen «- » her; listen er ikke slutt, eller innrykket er feil",
        "fann ingen «- » her; lista er ikkje slutt, eller innrykket er feil",
    ),
    "could not find expected ':'": (
        "fant ikke kolon etter nøkkelen",
        "fann ikkje kolon etter nøkkelen",
    ),
    "did not find expected node content": (
        "en verdi mangler før et komma eller en klamme",
        "ein verdi manglar før eit komma eller ein klamme",
    ),
    "did not find expected <document start>": (
        "filen skulle vært slutt her; se etter feil innrykk",
        "fila skulle vore slutt her; sjå etter feil innrykk",
    ),
    "expected a single document in the stream, but found another document": (
        "--- begynner et nytt dokument; hver fil har bare ett",
        "--- byrjar eit nytt dokument; kvar fil har berre eitt",
    ),
    "did not find expected alphabetic or numeric character": (
        "& eller * uten navn; sett teksten i anførselstegn",
        "& eller * utan namn; set teksten i hermeteikn",
    ),
    "control characters are not allowed": (
        "ta bort et tegn som ikke kan vises",
        "ta bort eit teikn som ikkje kan visast",
    ),
}
"""What the parser says, without what it was doing → Bokmål, Nynorsk."""

_ANOTHER: Final = ("kan ikke leses her", "kan ikkje lesast her")


def said(problem: str, language: str) -> str:
    """Give what the parser said in `language`; in Norwegian, of what is not known here no more than that it cannot."""
    if language == "en":
        return problem
    form = ("nb", "nn").index(language)
    for known, texts in _PROBLEMS.items():
        if known in problem:
            return texts[form] + problem.partition(known)[2]
    return _ANOTHER[form]
