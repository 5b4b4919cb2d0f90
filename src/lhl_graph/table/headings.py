"""What columns are called that a file holds and a reader on a terminal is not shown."""

from __future__ import annotations

from typing import Final

from lhl_graph.spoken import LANGUAGES

HEADINGS: Final[dict[str, tuple[str, str, str]]] = {
    "a": ("Satsing (IRI)", "Satsing (IRI)", "Initiative (IRI)"),
    "actors": ("Aktører", "Aktørar", "Actors"),
    "aktivitet": ("Aktivitet (IRI)", "Aktivitet (IRI)", "Activity (IRI)"),
    "annen": ("Annen satsing (IRI)", "Anna satsing (IRI)", "Other initiative (IRI)"),
    "annet_mal": ("Annet mål (IRI)", "Anna mål (IRI)", "Other goal (IRI)"),
    "ap_high": ("AP, øvre grense", "AP, øvre grense", "AP, upper bound"),
    "ap_low": ("AP, nedre grense", "AP, nedre grense", "AP, lower bound"),
    "as_of": ("Opplysning fra", "Opplysning frå", "As of"),
    "auc_high": ("ROC-AUC, øvre grense", "ROC-AUC, øvre grense", "ROC-AUC, upper bound"),
    "auc_low": ("ROC-AUC, nedre grense", "ROC-AUC, nedre grense", "ROC-AUC, lower bound"),
    "b": ("Med (IRI)", "Med (IRI)", "With (IRI)"),
    "betweenness": ("Mellomposisjon", "Mellomposisjon", "Betweenness"),
    "carrier": ("Likner noe i (IRI)", "Liknar noko i (IRI)", "Resembles part of (IRI)"),
    "concept": ("Begrep (IRI)", "Omgrep (IRI)", "Concept (IRI)"),
    "definition": ("Definisjon", "Definisjon", "Definition"),
    "document": ("Dokument", "Dokument", "Document"),
    "earlier": ("Tidligere satsing (IRI)", "Tidlegare satsing (IRI)", "Earlier initiative (IRI)"),
    "en": ("Satsing (IRI)", "Satsing (IRI)", "Initiative (IRI)"),
    "end": ("Slutt", "Slutt", "End"),
    "end_is": ("Slutten er", "Slutten er", "The end is"),
    "etter": ("Etterfølger (IRI)", "Etterfølgjar (IRI)", "Successor (IRI)"),
    "example": ("Eksempel", "Døme", "Example"),
    "goal": ("Mål (IRI)", "Mål (IRI)", "Goal (IRI)"),
    "groups": ("Målgrupper", "Målgrupper", "Target groups"),
    "hands": ("Felles ansvarlige", "Felles ansvarlege", "Shared hands"),
    "in_force": ("I kraft", "I kraft", "In force"),
    "initiative": ("Satsing (IRI)", "Satsing (IRI)", "Initiative (IRI)"),
    "initiatives": ("Satsinger (IRI)", "Satsingar (IRI)", "Initiatives (IRI)"),
    "kind": ("Slag (kode)", "Slag (kode)", "Kind (code)"),
    "later": ("Senere satsing (IRI)", "Seinare satsing (IRI)", "Later initiative (IRI)"),
    "level": ("Nivå", "Nivå", "Level"),
    "mal": ("Mål (IRI)", "Mål (IRI)", "Goal (IRI)"),
    "malsetting": ("Målsetting (IRI)", "Målsetjing (IRI)", "Objective (IRI)"),
    "matched_part": ("Liknende del (IRI)", "Liknande del (IRI)", "Part like it (IRI)"),
    "matched_text": ("Liknende innhold", "Liknande innhald", "Content like it"),
    "measures": ("Tiltak", "Tiltak", "Measures"),
    "name": ("Navn", "Namn", "Name"),
    "nevnt_av": ("Nevnt av (IRI)", "Nemnd av (IRI)", "Named by (IRI)"),
    "node": ("Node (IRI)", "Node (IRI)", "Node (IRI)"),
    "other": ("Med (IRI)", "Med (IRI)", "With (IRI)"),
    "p": ("p", "p", "p"),
    "p20_high": ("P@20, øvre grense", "P@20, øvre grense", "P@20, upper bound"),
    "p20_low": ("P@20, nedre grense", "P@20, nedre grense", "P@20, lower bound"),
    "p50_high": ("P@50, øvre grense", "P@50, øvre grense", "P@50, upper bound"),
    "p50_low": ("P@50, nedre grense", "P@50, nedre grense", "P@50, lower bound"),
    "part": ("Del (IRI)", "Del (IRI)", "Part (IRI)"),
    "parts": ("Deler (IRI)", "Delar (IRI)", "Parts (IRI)"),
    "perhaps": ("Kanskje", "Kanskje", "Perhaps"),
    "planned": ("Planlagt", "Planlagt", "Planned"),
    "q": ("q", "q", "q"),
    "q_own": ("q (egne)", "q (eigne)", "q (own)"),
    "reason": ("Hvorfor", "Kvifor", "Why"),
    "satsing": ("Satsing (IRI)", "Satsing (IRI)", "Initiative (IRI)"),
    "side": ("Side (kode)", "Side (kode)", "Side (code)"),
    "size": ("Antall satsinger", "Tal på satsingar", "Number of initiatives"),
    "source": ("Kilde", "Kjelde", "Source"),
    "start": ("Start", "Start", "Start"),
    "status": ("Status", "Status", "Status"),
    "target_group": ("Målgruppe (IRI)", "Målgruppe (IRI)", "Target group (IRI)"),
    "theme": ("Tema (IRI)", "Tema (IRI)", "Theme (IRI)"),
    "themes": ("Temaer", "Tema", "Themes"),
    "tiltak": ("Tiltak (IRI)", "Tiltak (IRI)", "Measure (IRI)"),
    "utredning": ("Utredning (IRI)", "Utgreiing (IRI)", "Study (IRI)"),
    "years": ("År", "År", "Years"),
}
"""Column → its heading in nb, nn and en."""


def heading(column: str, language: str) -> str:
    """Give the heading of a column; a name that none of our tables has, such as a variable's, stays."""
    return HEADINGS[column][LANGUAGES.index(language)] if column in HEADINGS else column
