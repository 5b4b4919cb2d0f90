"""What the plots say, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "nearest": "{reform} likner mest på {other} ({score})",
        "heatmap": "Hvor mye satsinger har til felles",
        "heatmap_reading": "Hver rute er to satsinger: jo sterkere farge, desto mer har de til felles i mål og tiltak, "
        "målgrupper og temaer, regnet ut av verktøyet. Grått er en satsing mot seg selv. En prikk sier at "
        "tilfeldigheter sjelden gir så mye; uten prikk kan tilfeldigheter gi like mye.",
        "first": " {reform} står først, så de {count} som likner mest på den.",
        "score": "Likhet (0 ingen, 1 helt lik)",
        "running": "Per {day} er {sure} satsinger i kraft og {perhaps} kanskje i kraft",
        "timeline_reading": "Hver strek er en satsing, fra start til slutt. Den stiplede linjen er {day}. "
        "En pil mot venstre sier at satsingen begynte før det første året, en mot høyre at ingen slutt er satt.",
        "marked": " {reform} står først og har en egen farge.",
        "known": "oppgitt periode",
        "confirmed": "i kraft, så langt kildene bekrefter det",
        "over": "perioden er over",
        "open": "ingen sluttdato er satt",
        "planned": "varslet: ingen kilde bekrefter at det har begynt",
        "active": "i kraft den dagen",
        "perhaps": "kanskje i kraft den dagen",
        "unconfirmed": "oppgitt, men ikke bekreftet i det siste",
        "continued": "videreført i annen form",
        "unknown": "starten eller slutten er ukjent",
        "mentioned": "start ukjent: datoen for kilden",
        "mentioned_in": "nevnt i en kilde fra {year}",
        "grouped": "{count} satsinger faller i {groups} grupper",
        "reform_grouped": "{reform} hører til en gruppe på {count} satsinger; i alt er det {groups} grupper",
        "communities_reading": "Hver liste er en gruppe, regnet ut slik at gruppene som helhet har mest mulig "
        "til felles innad; noen satsinger likner like mye på en annen gruppe. "
        "Streken viser hvor mye hver satsing i snitt likner på de andre i gruppen (0 ingenting "
        "felles, 1 helt lik). Overskriften er temaene som minst halve gruppen har, ellers de to som flest har. "
        "Ikke alle i gruppen handler nødvendigvis om dem. {alone} satsinger er i ingen gruppe, se "
        "kartet.",
        "communities_first": " {reform} (★) står først.",
    },
    "nn": {
        "nearest": "{reform} liknar mest på {other} ({score})",
        "heatmap": "Kor mykje satsingar har til felles",
        "heatmap_reading": "Kvar rute er to satsingar: jo sterkare farge, dess meir har dei til felles i mål og "
        "tiltak, målgrupper og tema, rekna ut av verktøyet. Grått er ei satsing mot seg sjølv. Ein prikk seier at "
        "tilfeldigheiter sjeldan gjev så mykje; utan prikk kan tilfeldigheiter gje like mykje.",
        "first": " {reform} står først, så dei {count} som liknar mest på ho.",
        "score": "Likskap (0 ingen, 1 heilt lik)",
        "running": "Per {day} er {sure} satsingar i kraft og {perhaps} kanskje i kraft",
        "timeline_reading": "Kvar strek er ei satsing, frå start til slutt. Den stipla linja er {day}. "
        "Ei pil mot venstre seier at satsinga byrja før det første året, ei mot høgre at ingen slutt er sett.",
        "marked": " {reform} står først og har ein eigen farge.",
        "known": "oppgjeven periode",
        "confirmed": "i kraft, så langt kjeldene stadfestar det",
        "over": "perioden er over",
        "open": "ingen sluttdato er sett",
        "planned": "varsla: inga kjelde stadfestar at det har byrja",
        "active": "i kraft den dagen",
        "perhaps": "kanskje i kraft den dagen",
        "unconfirmed": "oppgjeven, men ikkje stadfesta i det siste",
        "continued": "vidareført i annan form",
        "unknown": "starten eller slutten er ukjend",
        "mentioned": "start ukjend: datoen for kjelda",
        "mentioned_in": "nemnd i ei kjelde frå {year}",
        "grouped": "{count} satsingar fell i {groups} grupper",
        "reform_grouped": "{reform} høyrer til ei gruppe på {count} satsingar; i alt er det {groups} grupper",
        "communities_reading": "Kvar liste er ei gruppe, rekna ut slik at gruppene som heilskap har mest mogleg "
        "til felles innad; nokre satsingar liknar like mykje på ei anna gruppe. "
        "Streken viser kor mykje kvar satsing i snitt liknar på dei andre i gruppa (0 ingenting "
        "felles, 1 heilt lik). Overskrifta er temaa som minst halve gruppa har, elles dei to som flest har. "
        "Ikkje alle i gruppa handlar nødvendigvis om dei. {alone} satsingar er i inga gruppe, sjå "
        "kartet.",
        "communities_first": " {reform} (★) står først.",
    },
    "en": {
        "nearest": "{reform} is most like {other} ({score})",
        "heatmap": "How much initiatives share",
        "heatmap_reading": "Each square is two initiatives: the stronger the colour, the more goals and measures, "
        "target groups and themes they share, as computed by the tool. Grey is an initiative against itself. A dot "
        "says that chance rarely gives as much; without one it may.",
        "first": " {reform} stands first, then the {count} most like it.",
        "score": "Likeness (0 none, 1 the same)",
        "running": "{sure} initiatives are in force, and {perhaps} may still be, as of {day}",
        "timeline_reading": "Each bar is an initiative, from start to end. The dashed line is {day}. An "
        "arrow to the left says that the initiative began before the first year, one to the right that no end is set.",
        "marked": " {reform} stands first and has a colour of its own.",
        "known": "stated period",
        "confirmed": "in force, as far as sources confirm",
        "over": "the period is over",
        "open": "no end is set",
        "planned": "announced: no source confirms that it has begun",
        "active": "in force on that day",
        "perhaps": "perhaps in force on that day",
        "unconfirmed": "stated, but not confirmed lately",
        "continued": "continued in another form",
        "unknown": "start or end unknown",
        "mentioned": "start unknown: date of the source",
        "mentioned_in": "named by a source from {year}",
        "grouped": "{count} initiatives fall into {groups} groups",
        "reform_grouped": "{reform} belongs to a group of {count} initiatives, one of {groups} groups",
        "communities_reading": "Each list is a group, computed so that the groups as a whole share as much as can be "
        "within; some initiatives are as like another group. "
        "The bar is how like the others of the group each is on average (0 nothing shared, 1 the same). "
        "The heading lists themes that at least half of the group has, else the two that most have; not all in "
        "the group need be about them. {alone} initiatives are in no group, see the map.",
        "communities_first": " {reform} (★) stands first.",
    },
}
