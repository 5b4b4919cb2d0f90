"""What the reader says of each fault, in three languages."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "bad-id": {
        "nb": "mangler en brukbar id; skriv id: med bokstavene a–z, sifre og bindestrek",
        "nn": "manglar ein brukande id; skriv id: med bokstavane a–z, siffer og bindestrek",
        "en": "no usable id; write id: with the letters a–z, digits and hyphens",
    },
    "bad-language": {
        "nb": "«{value}» er ikke et språk her; skriv nb, nn, en eller se",
        "nn": "«{value}» er ikkje eit språk her; skriv nb, nn, en eller se",
        "en": '"{value}" is not a language here; write nb, nn, en or se',
    },
    "bad-question": {
        "nb": "spørsmålet kan ikke leses og er utelatt: {value}",
        "nn": "spørsmålet kan ikkje lesast og er utelate: {value}",
        "en": "the question cannot be read and is left out: {value}",
    },
    "context-in-data": {
        "nb": "«{value}» hører ikke hjemme i data; avbildningen står bare i ontology/context.jsonld",
        "nn": "«{value}» høyrer ikkje heime i data; avbildinga står berre i ontology/context.jsonld",
        "en": '"{value}" does not belong in data; the mapping stands in ontology/context.jsonld only',
    },
    "duplicate-entry": {
        "nb": "«{value}» står allerede under {key}; slå de to oppføringene sammen",
        "nn": "«{value}» står alt under {key}; slå dei to oppføringane saman",
        "en": '"{value}" stands under {key} already; merge the two entries',
    },
    "duplicate-id": {
        "nb": "«{value}» finnes allerede i denne filen; gi hver oppføring sin egen id",
        "nn": "«{value}» finst alt i denne fila; gje kvar oppføring sin eigen id",
        "en": '"{value}" stands in this file already; give each entry an id of its own',
    },
    "duplicate-key": {
        "nb": "nøkkelen «{value}» står to ganger; behold én",
        "nn": "nøkkelen «{value}» står to gonger; behald éin",
        "en": 'the key "{value}" stands twice; keep one',
    },
    "duplicate-subject": {
        "nb": "{value} handler om det samme; slå filene sammen eller gi denne en annen id",
        "nn": "{value} handlar om det same; slå filene saman eller gje denne ein annan id",
        "en": "{value} is about the same subject; merge the files or give this one another id",
    },
    "empty-value": {
        "nb": "{key} er tom; skriv en verdi, eller fjern nøkkelen",
        "nn": "{key} er tom; skriv ein verdi, eller fjern nøkkelen",
        "en": "{key} is empty; write a value, or leave the key out",
    },
    "file-name": {
        "nb": "filen må hete {value}.yaml, etter sin id",
        "nn": "fila må heite {value}.yaml, etter id-en sin",
        "en": "the file must be called {value}.yaml, after its id",
    },
    "control-character": {
        "nb": "et tegn som ikke kan vises ({value}); ta det bort",
        "nn": "eit teikn som ikkje kan visast ({value}); ta det bort",
        "en": "a character that cannot be shown ({value}); remove it",
    },
    "hidden-line-break": {
        "nb": "usynlig linjeskift ({value}); erstatt det med et mellomrom eller et vanlig linjeskift",
        "nn": "usynleg linjeskift ({value}); byt det ut med eit mellomrom eller eit vanleg linjeskift",
        "en": "an invisible line break ({value}); replace it with a space or an ordinary line break",
    },
    "missing-type": {
        "nb": "type mangler; skriv type: Initiative, Actor, AssignmentLetter, Task eller Study",
        "nn": "type manglar; skriv type: Initiative, Actor, AssignmentLetter, Task eller Study",
        "en": "type is missing; write type: Initiative, Actor, AssignmentLetter, Task or Study",
    },
    "no-language": {
        "nb": '{key} må si hvilket språk teksten er på; skriv {key}: {nb: "{value}"}',
        "nn": '{key} må seie kva språk teksten er på; skriv {key}: {nb: "{value}"}',
        "en": '{key} must say which language its text is in; write {key}: {nb: "{value}"}',
    },
    "not-a-mapping": {
        "nb": "filen må bestå av linjer på formen «nøkkel: verdi»",
        "nn": "fila må vere sett saman av linjer på forma «nøkkel: verdi»",
        "en": 'the file must be made of lines "key: value"',
    },
    "one-value": {
        "nb": "{key} tar én verdi og ingen liste; skriv {key}: {value}",
        "nn": "{key} tek éin verdi og inga liste; skriv {key}: {value}",
        "en": "{key} takes one value and no list; write {key}: {value}",
    },
    "stray-file": {
        "nb": "filen leses ikke; legg den i en av mappene i data/, med endelsen .yaml",
        "nn": "fila blir ikkje lesen; legg ho i ei av mappene i data/, med endinga .yaml",
        "en": "the file is not read; put it in one of the folders in data/, with the extension .yaml",
    },
    "too-deep": {
        "nb": "mer enn {value} nivåer ned; gjør filen flatere",
        "nn": "meir enn {value} nivå ned; gjer fila flatare",
        "en": "nested more than {value} levels deep; flatten the file",
    },
    "too-large": {
        "nb": "filen er for stor ({value}); grensen er 2 MB",
        "nn": "fila er for stor ({value}); grensa er 2 MB",
        "en": "the file is too large ({value}); the limit is 2 MB",
    },
    "turtle-syntax": {
        "nb": "ikke gyldig Turtle: {value}",
        "nn": "ikkje gyldig Turtle: {value}",
        "en": "not valid Turtle: {value}",
    },
    "unknown-key": {
        "nb": "«{value}» er ikke en nøkkel",
        "nn": "«{value}» er ikkje ein nøkkel",
        "en": '"{value}" is not a key',
    },
    "unknown-type": {
        "nb": "«{value}» er ikke en type; skriv type: Initiative, Actor, AssignmentLetter, Task eller Study",
        "nn": "«{value}» er ikkje ein type; skriv type: Initiative, Actor, AssignmentLetter, Task eller Study",
        "en": '"{value}" is not a type; write type: Initiative, Actor, AssignmentLetter, Task or Study',
    },
    "wrong-encoding": {
        "nb": "filen er ikke UTF-8 ({value}); lagre den på nytt som UTF-8",
        "nn": "fila er ikkje UTF-8 ({value}); lagre ho på nytt som UTF-8",
        "en": "the file is not UTF-8 ({value}); save it again as UTF-8",
    },
    "wrong-type": {
        "nb": "«{value}» kan ikke stå under {key}; se data/README.md for formen",
        "nn": "«{value}» kan ikkje stå under {key}; sjå data/README.md for forma",
        "en": '"{value}" cannot stand under {key}; data/README.md shows its form',
    },
    "yaml-alias": {
        "nb": "ankere og aliaser brukes ikke; skriv det «{value}» står for",
        "nn": "anker og alias er ikkje i bruk; skriv det «{value}» står for",
        "en": 'anchors and aliases are not used; write what "{value}" stands for',
    },
    "yaml-colon": {
        "nb": "uventet «: »; sett en tekst som har «: » i seg i anførselstegn, eller rett innrykket",
        "nn": "uventa «: »; set ein tekst som har «: » i seg i hermeteikn, eller rett innrykket",
        "en": 'unexpected ": "; put a text that has ": " in it in quotation marks, or correct the indentation',
    },
    "yaml-syntax": {
        "nb": "ikke gyldig YAML: {value}",
        "nn": "ikkje gyldig YAML: {value}",
        "en": "not valid YAML: {value}",
    },
    "yaml-tag": {
        "nb": "YAML-merket «{value}» brukes ikke; skriv verdien uten",
        "nn": "YAML-merket «{value}» er ikkje i bruk; skriv verdien utan",
        "en": 'the YAML tag "{value}" is not used; write the value without it',
    },
}
"""Code → language → template with `{value}` and `{key}`."""


def brief(code: str, value: str) -> str:
    """Give a fault as its code and what stands there; of YAML that cannot be read, the code alone."""
    return code if not value or code == "yaml-syntax" else f"{code} {value!r}"
