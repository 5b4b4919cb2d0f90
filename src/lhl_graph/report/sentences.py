"""The sentences of the report in Bokmål, Nynorsk and English; where a number decides the form, for none, one and many."""

from __future__ import annotations

from typing import Final

# ruff: noqa: E501  # a sentence stands on one line

Forms = str | tuple[str, str, str]

SENTENCES: Final[dict[str, dict[str, Forms]]] = {
    "title": {"nb": "Satsinger som henger sammen", "nn": "Satsingar som heng saman", "en": "Initiatives that belong together"},
    "subtitle": {
        "nb": "Innsiktsrapport om {focus}. Opplysningene går fram til {day}.",
        "nn": "Innsiktsrapport om {focus}. Opplysningane går fram til {day}.",
        "en": "Insight report on {focus}. What is known reaches to {day}.",
    },
    "contents": {"nb": "Innhold", "nn": "Innhald", "en": "Contents"},
    "sources": {"nb": "Kilder", "nn": "Kjelder", "en": "Sources"},
    "computed": {"nb": "beregnet", "nn": "rekna ut", "en": "computed"},
    "undated": {"nb": "uten dato", "nn": "utan dato", "en": "undated"},
    "table": {"nb": "Tabell", "nn": "Tabell", "en": "Table"},
    "figure": {"nb": "Figur", "nn": "Figur", "en": "Figure"},
    "summary": {"nb": "Svaret på én side", "nn": "Svaret på éi side", "en": "The answer on one page"},
    "scope": {
        "nb": "Grafen beskriver {initiatives} med til sammen {goals}. Av {pairs} er {linked} knyttet sammen i minst én kilde.",
        "nn": "Grafen beskriv {initiatives} med til saman {goals}. Av {pairs} er {linked} knytte saman i minst éi kjelde.",
        "en": "The graph describes {initiatives} with {goals} in all. Of {pairs}, {linked} linked by at least one source.",
    },
    "nearest": {
        "nb": ("Ingen annen satsing overlapper med {focus}.", "{focus} overlapper mest med {names}.", "{focus} overlapper mest med {names}."),
        "nn": ("Inga anna satsing overlappar med {focus}.", "{focus} overlappar mest med {names}.", "{focus} overlappar mest med {names}."),
        "en": ("No other initiative overlaps with {focus}.", "{focus} overlaps most with {names}.", "{focus} overlaps most with {names}."),
    },
    "stated": {
        "nb": ("Ingen kilde knytter {focus} til noen av de nærmeste.", "Én av de nærmeste er knyttet til {focus} i en kilde.", "{number} av de nærmeste er knyttet til {focus} i en kilde."),
        "nn": ("Inga kjelde knyter {focus} til nokon av dei næraste.", "Éi av dei næraste er knytt til {focus} i ei kjelde.", "{number} av dei næraste er knytte til {focus} i ei kjelde."),
        "en": ("No source links {focus} to any of the nearest.", "One of the nearest is linked to {focus} by a source.", "{number} of the nearest are linked to {focus} by a source."),
    },
    "common": {
        "nb": ("Ingen mål er felles for tre eller flere satsinger.", "Én målsetting er felles for tre eller flere satsinger.", "{number} målsettinger er felles for tre eller flere satsinger."),
        "nn": ("Ingen mål er felles for tre eller fleire satsingar.", "Éi målsetjing er felles for tre eller fleire satsingar.", "{number} målsetjingar er felles for tre eller fleire satsingar."),
        "en": ("No goal is common to three or more initiatives.", "One objective is common to three or more initiatives.", "{number} objectives are common to three or more initiatives."),
    },
    "common-first": {
        "nb": "Den som flest satsinger deler, gjelder {name}; {initiatives} sier den på hver sin måte.",
        "nn": "Den som flest satsingar deler, gjeld {name}; {initiatives} seier ho på kvar sin måte.",
        "en": "The one that most initiatives share is about {name}; {initiatives} say it, each in its own way.",
    },
    "unseen": {
        "nb": ("Ingen par av satsinger overlapper uten at en kilde eller en felles ansvarlig knytter dem sammen.", "Ett par av satsinger overlapper mer enn tilfeldigheter skulle tilsi, uten at noen kilde eller felles ansvarlig knytter dem sammen.", "{number} par av satsinger overlapper mer enn tilfeldigheter skulle tilsi, uten at noen kilde eller felles ansvarlig knytter dem sammen."),
        "nn": ("Ingen par av satsingar overlappar utan at ei kjelde eller ein felles ansvarleg knyter dei saman.", "Eitt par av satsingar overlappar meir enn tilfeldigheiter skulle tilseie, utan at noka kjelde eller nokon felles ansvarleg knyter dei saman.", "{number} par av satsingar overlappar meir enn tilfeldigheiter skulle tilseie, utan at noka kjelde eller nokon felles ansvarleg knyter dei saman."),
        "en": ("No pair of initiatives overlaps without a source or a shared responsible actor that links the two.", "One pair of initiatives overlaps more than chance would have it, though no source and no shared responsible actor links the two.", "{number} pairs of initiatives overlap more than chance would have it, though no source and no shared responsible actor links the two."),
    },
    "carried": {
        "nb": ("Alle {parts} av {focus} føres videre av noe som er bekreftet i kraft {day}.", "Av {parts} av {focus} er det én som ingen satsing som er bekreftet i kraft, fører videre {day}.", "Av {parts} av {focus} er det {number} som ingen satsing som er bekreftet i kraft, fører videre {day}."),
        "nn": ("Alle {parts} av {focus} blir førte vidare av noko som er stadfesta i kraft {day}.", "Av {parts} av {focus} er det éin som inga satsing som er stadfesta i kraft, fører vidare {day}.", "Av {parts} av {focus} er det {number} som inga satsing som er stadfesta i kraft, fører vidare {day}."),
        "en": ("All {parts} of {focus} are carried on by something confirmed in force as of {day}.", "Of {parts} of {focus}, there is one that no initiative confirmed in force carries on as of {day}.", "Of {parts} of {focus}, there are {number} that no initiative confirmed in force carries on as of {day}."),
    },
    "tasks": {
        "nb": ("Oppgavematrisen har {tasks}, og ingen av dem motsier planen.", "Oppgavematrisen har {tasks}. For ett av dem sier status og plan imot hverandre.", "Oppgavematrisen har {tasks}. For {number} av dem sier status og plan imot hverandre."),
        "nn": ("Oppgåvematrisa har {tasks}, og ingen av dei seier imot planen.", "Oppgåvematrisa har {tasks}. For eitt av dei seier status og plan imot kvarandre.", "Oppgåvematrisa har {tasks}. For {number} av dei seier status og plan imot kvarandre."),
        "en": ("The task matrix holds {tasks}, and none of them contradicts the plan.", "The task matrix holds {tasks}. For one of them, status and plan contradict each other.", "The task matrix holds {tasks}. For {number} of them, status and plan contradict each other."),
    },
    "shares": {"nb": "Hva {focus} deler med de nærmeste", "nn": "Kva {focus} deler med dei næraste", "en": "What {focus} shares with the nearest"},
    "shares-table": {"nb": "De nærmeste satsingene. Likhet går fra 0 (ingenting felles) til 1 (helt like).", "nn": "Dei næraste satsingane. Likskap går frå 0 (ingenting felles) til 1 (heilt like).", "en": "The nearest initiatives. Likeness runs from 0 (nothing shared) to 1 (the same)."},
    "shares-head": {"nb": "Satsing|Likhet|q|Kilde|Felles temaer og målgrupper", "nn": "Satsing|Likskap|q|Kjelde|Felles tema og målgrupper", "en": "Initiative|Likeness|q|Source|Shared themes and target groups"},
    "yes": {"nb": "ja", "nn": "ja", "en": "yes"},
    "no": {"nb": "nei", "nn": "nei", "en": "no"},
    "heatmap": {"nb": "Hvor like de nærmeste er, også seg imellom.", "nn": "Kor like dei næraste er, òg seg imellom.", "en": "How alike the nearest are, also among themselves."},
    "heatmap-alt": {"nb": "Varmekart over {names}. Høyest likhet har {a} og {b}, med {score}.", "nn": "Varmekart over {names}. Høgast likskap har {a} og {b}, med {score}.", "en": "Heat map of {names}. {a} and {b} are the most alike, with {score}."},
    "match": {"nb": "{a} svarer til {b} (likhet {score}).", "nn": "{a} svarar til {b} (likskap {score}).", "en": "{a} answers {b} (likeness {score})."},
    "no-match": {"nb": "Ingen mål eller tiltak svarer til hverandre.", "nn": "Ingen mål eller tiltak svarar til kvarandre.", "en": "No goals or measures answer each other."},
    "objectives": {"nb": "Felles målsettinger", "nn": "Felles målsetjingar", "en": "Common objectives"},
    "objectives-how": {
        "nb": "Mål er samlet når de ligner hverandre i ord og begreper. To mål fra ulike satsinger, trukket på måfå, ligner mer enn grensen på {cut} bare én av to hundre ganger. Når én satsing tas bort, står i snitt {stability} prosent av målparene sammen som før.",
        "nn": "Mål er samla når dei liknar kvarandre i ord og omgrep. To mål frå ulike satsingar, trekte på måfå, liknar meir enn grensa på {cut} berre éin av to hundre gonger. Når éi satsing blir teken bort, står i snitt {stability} prosent av målpara saman som før.",
        "en": "Goals are gathered when they are alike in words and concepts. Two goals of different initiatives, drawn at random, are more alike than the cut of {cut} only once in two hundred times. With one initiative gone, {stability} per cent of the pairs of goals stand together as before, on average.",
    },
    "objectives-head": {"nb": "Satsing|Mål|Periode|Eier", "nn": "Satsing|Mål|Periode|Eigar", "en": "Initiative|Goal|Period|Owner"},
    "objective-table": {"nb": "Målene i målsetting {place}, som {initiatives} deler.", "nn": "Måla i målsetjing {place}, som {initiatives} deler.", "en": "The goals of objective {place}, shared by {initiatives}."},
    "nameless": {"nb": "Uten felles begrep", "nn": "Utan felles omgrep", "en": "No shared concept"},
    "communities": {"nb": "Grupper av satsinger, og hvem som binder dem sammen", "nn": "Grupper av satsingar, og kven som bind dei saman", "en": "Communities, and who ties them"},
    "communities-how": {
        "nb": ("Ingen satsinger danner grupper.", "Overlappene danner én gruppe.", "Overlappene danner {number} grupper."),
        "nn": ("Ingen satsingar dannar grupper.", "Overlappa dannar éi gruppe.", "Overlappa dannar {number} grupper."),
        "en": ("No initiatives form a community.", "The overlaps form one community.", "The overlaps form {number} communities."),
    },
    "communities-head": {"nb": "Nr.|Kjennetegn|Antall|Satsinger", "nn": "Nr.|Kjenneteikn|Tal|Satsingar", "en": "No.|Telling themes|Size|Initiatives"},
    "communities-table": {"nb": "Gruppene, de største først.", "nn": "Gruppene, dei største først.", "en": "The communities, the largest first."},
    "bridge": {
        "nb": ("Ingen satsing binder grupper sammen.", "{names} binder flest grupper sammen.", "{names} binder flest grupper sammen."),
        "nn": ("Inga satsing bind grupper saman.", "{names} bind flest grupper saman.", "{names} bind flest grupper saman."),
        "en": ("No initiative ties communities together.", "{names} ties the most communities together.", "{names} tie the most communities together."),
    },
    "map": {"nb": "Satsinger som overlapper. Tallet er gruppens nummer; hel strek betyr at en kilde sier at de henger sammen, stiplet at overlappet er beregnet.", "nn": "Satsingar som overlappar. Talet er nummeret på gruppa; heil strek tyder at ei kjelde seier at dei heng saman, stipla at overlappet er rekna ut.", "en": "Initiatives that overlap. The number is that of the community; a whole line means that a source links the two, a dashed one that the overlap is computed."},
    "map-alt": {"nb": "Kart over {initiatives} i {groups}. Medlemmene står i tabellen over.", "nn": "Kart over {initiatives} i {groups}. Medlemene står i tabellen over.", "en": "Map of {initiatives} in {groups}. The members stand in the table above."},
    "links": {"nb": "Sammenhenger som ingen kilde viser", "nn": "Samanhengar som inga kjelde viser", "en": "Links that no source draws"},
    "links-table": {"nb": "Par som overlapper uten kjent sammenheng, og hvem som måtte snakke sammen.", "nn": "Par som overlappar utan kjend samanheng, og kven som måtte snakke saman.", "en": "Pairs that overlap without a known link, and who would have to talk."},
    "links-head": {"nb": "Satsinger|Likhet|q|Felles|Eiere som kan ta det opp", "nn": "Satsingar|Likskap|q|Felles|Eigarar som kan ta det opp", "en": "Initiatives|Likeness|q|Shared|Owners who could take it up"},
    "on": {"nb": "Hva som fører {focus} videre", "nn": "Kva som fører {focus} vidare", "en": "What carries {focus} on"},
    "on-table": {"nb": "Deler av {focus}, og det som er aktivt {day} og ligner mest.", "nn": "Delar av {focus}, og det som er aktivt {day} og liknar mest.", "en": "Parts of {focus}, and what is active as of {day} and most alike."},
    "on-head": {"nb": "Del|Innhold|Føres videre av|Grunnlag", "nn": "Del|Innhald|Blir ført vidare av|Grunnlag", "en": "Part|Content|Carried on by|Ground"},
    "nobody": {"nb": "ingen", "nn": "ingen", "en": "nothing"},
    "timeline": {"nb": "Når de nærmeste satsingene er i gang. Den røde streken er {day}; blek strek betyr at start eller slutt ikke er oppgitt.", "nn": "Når dei næraste satsingane er i gang. Den raude streken er {day}; bleik strek tyder at start eller slutt ikkje er oppgjeven.", "en": "When the nearest initiatives run. The red line is {day}; a pale bar means that start or end is not stated."},
    "timeline-alt": {"nb": "Tidslinje: {periods}.", "nn": "Tidslinje: {periods}.", "en": "Timeline: {periods}."},
    "open": {"nb": "slutt ikke oppgitt", "nn": "slutt ikkje oppgjeven", "en": "no stated end"},
    "unknown": {"nb": "ukjent", "nn": "ukjend", "en": "unknown"},
    "assignments": {"nb": "Oppdragene, med risiko og status", "nn": "Oppdraga, med risiko og status", "en": "The assignments, with risk and status"},
    "assignments-table": {"nb": "Oppdrag i tildelingsbrevene.", "nn": "Oppdrag i tildelingsbreva.", "en": "Assignments in the letters of allocation."},
    "assignments-head": {"nb": "Rad|Oppdrag|Brev|Risiko|Status|Motsigelse", "nn": "Rad|Oppdrag|Brev|Risiko|Status|Motseiing", "en": "Row|Assignment|Letter|Risk|Status|Contradiction"},
    "method": {"nb": "Hvor sikkert dette er", "nn": "Kor sikkert dette er", "en": "How sure this is"},
    "method-score": {"nb": "Likhet er et veid snitt av mål (vekt {goals}), målgrupper (vekt {groups}) og temaer (vekt {themes}). Et begrep som få satsinger har, teller mer enn et som de fleste har.", "nn": "Likskap er eit vege snitt av mål (vekt {goals}), målgrupper (vekt {groups}) og tema (vekt {themes}). Eit omgrep som få satsingar har, tel meir enn eit som dei fleste har.", "en": "Likeness is a weighted mean of goals (weight {goals}), target groups (weight {groups}) and themes (weight {themes}). A concept that few initiatives have counts more than one that most have."},
    "method-q": {"nb": "Verdien q sier hvor stor del av overlappene som regnes som sjeldne, vi må vente er tilfeldige. Grensen er {limit}; {pairs} ligger under den.", "nn": "Verdien q seier kor stor del av overlappa som blir rekna som sjeldne, vi må vente er tilfeldige. Grensa er {limit}; {pairs} ligg under ho.", "en": "The value q tells what part of the overlaps taken to be rare must be expected to be due to chance. The limit is {limit}; {pairs} lie below it."},
    "method-untested": {"nb": "Likheten lar seg ikke prøve mot kildene: De oppgir ingen sammenheng mellom tiltakene, eller en mellom alle.", "nn": "Likskapen lèt seg ikkje prøve mot kjeldene: Dei oppgjev ingen samanheng mellom tiltaka, eller ein mellom alle.", "en": "The likeness cannot be tested against sources: they state no link between the initiatives, or one between all."},
    "method-test": {"nb": "Satt opp mot sammenhengene som kildene oppgir, skiller likheten rett i {auc} av tilfellene (ROC-AUC), med gjennomsnittlig presisjon {ap}.", "nn": "Sett opp mot samanhengane som kjeldene oppgjev, skil likskapen rett i {auc} av tilfella (ROC-AUC), med gjennomsnittleg presisjon {ap}.", "en": "Held against the links that sources state, the likeness tells them apart in {auc} of the cases (ROC-AUC), with an average precision of {ap}."},
    "method-basis": {"nb": "Av utsagnene er {stated} oppgitt av en kilde, {classified} vurdert av redaktørene og {computed} regnet ut.", "nn": "Av utsegnene er {stated} oppgjevne av ei kjelde, {classified} vurderte av redaktørane og {computed} rekna ut.", "en": "Of the statements, {stated} are stated by a source, {classified} judged by the editors and {computed} computed."},
    "method-unknown": {
        "nb": ("Alle satsinger i grafen er beskrevet.", "Én satsing er bare nevnt ved navn, og kan ikke sammenlignes.", "{number} satsinger er bare nevnt ved navn, og kan ikke sammenlignes."),
        "nn": ("Alle satsingane i grafen er skildra.", "Éi satsing er berre nemnd ved namn, og kan ikkje samanliknast.", "{number} satsingar er berre nemnde ved namn, og kan ikkje samanliknast."),
        "en": ("All initiatives in the graph are described.", "One initiative is only named and cannot be compared.", "{number} initiatives are only named and cannot be compared."),
    },
    "method-age": {"nb": "Den nyeste opplysningen om hvordan en satsing står, er fra {day}. Det som har skjedd siden, vet ikke rapporten.", "nn": "Den nyaste opplysninga om korleis ei satsing står, er frå {day}. Det som har hendt sidan, veit ikkje rapporten.", "en": "The newest word on how an initiative stands is of {day}. The report does not know what has happened since."},
}  # fmt: skip
"""Name → language → the sentence, or its forms for none, one and many."""
