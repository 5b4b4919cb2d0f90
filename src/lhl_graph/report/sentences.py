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
        "en": "Insight report on {focus}, with information up to {day}.",
    },
    "contents": {"nb": "Innhold", "nn": "Innhald", "en": "Contents"},
    "sources": {"nb": "Kilder", "nn": "Kjelder", "en": "Sources"},
    "numbers": {"nb": "Tallene i teksten viser til disse kildene.", "nn": "Tala i teksten viser til desse kjeldene.", "en": "The numbers in the text refer to these sources."},
    "computed": {"nb": "beregnet", "nn": "rekna ut", "en": "computed"},
    "undated": {"nb": "uten dato", "nn": "utan dato", "en": "undated"},
    "table": {"nb": "Tabell", "nn": "Tabell", "en": "Table"},
    "figure": {"nb": "Figur", "nn": "Figur", "en": "Figure"},
    "summary": {"nb": "Svaret på én side", "nn": "Svaret på éi side", "en": "The answer on one page"},
    "scope": {
        "nb": "Grafen beskriver {initiatives} med til sammen {goals}. Av {pairs} er {linked} knyttet sammen i minst én kilde.",
        "nn": "Grafen beskriv {initiatives} med til saman {goals}. Av {pairs} er {linked} knytte saman i minst éi kjelde.",
        "en": "The graph describes {initiatives} with {goals} in all. Of {pairs}, at least one source links {linked}.",
    },
    "nearest": {
        "nb": ("Ingen annen satsing overlapper med {focus}.", "{focus} overlapper mest med {names}.", "{focus} overlapper mest med {names}."),
        "nn": ("Inga anna satsing overlappar med {focus}.", "{focus} overlappar mest med {names}.", "{focus} overlappar mest med {names}."),
        "en": ("No other initiative overlaps with {focus}.", "{focus} overlaps most with {names}.", "{focus} overlaps most with {names}."),
    },
    "stated": {
        "nb": ("Ingen kilde knytter {focus} til noen av de {nearest}nærmeste.", "Én av de {nearest}nærmeste er knyttet til {focus} i minst én kilde.", "{number} av de {nearest}nærmeste er knyttet til {focus} i minst én kilde."),
        "nn": ("Inga kjelde knyter {focus} til nokon av dei {nearest}næraste.", "Éi av dei {nearest}næraste er knytt til {focus} i minst éi kjelde.", "{number} av dei {nearest}næraste er knytte til {focus} i minst éi kjelde."),
        "en": ("No source links {focus} to any of the {nearest}nearest.", "One of the {nearest}nearest is linked to {focus} by at least one source.", "{number} of the {nearest}nearest are linked to {focus} by at least one source."),
    },
    "common": {
        "nb": ("Ingen mål er felles for tre eller flere satsinger.", "Én målsetting er felles for tre eller flere satsinger.", "{number} målsettinger er felles for tre eller flere satsinger."),
        "nn": ("Ingen mål er felles for tre eller fleire satsingar.", "Éi målsetjing er felles for tre eller fleire satsingar.", "{number} målsetjingar er felles for tre eller fleire satsingar."),
        "en": ("No goal is common to three or more initiatives.", "One objective is common to three or more initiatives.", "{number} objectives are common to three or more initiatives."),
    },
    "common-first": {
        "nb": ("Ingen av dem skiller seg ut.", "Flest er det om den som gjelder {names}; {initiatives} uttrykker den på hver sin måte.", "Flest er det om dem som gjelder {names}; hver av dem er felles for {initiatives}."),
        "nn": ("Ingen av dei skil seg ut.", "Flest er det om den som gjeld {names}; {initiatives} uttrykkjer ho på kvar sin måte.", "Flest er det om dei som gjeld {names}; kvar av dei er felles for {initiatives}."),
        "en": ("None of them stands out.", "The most widely shared is about {names}; {initiatives} say it, each in its own words.", "The most widely shared are about {names}; each is common to {initiatives}."),
    },
    "unseen": {
        "nb": ("Ingen par av satsinger overlapper mer enn tilfeldigheter skulle tilsi, uten at en kilde eller en felles ansvarlig knytter dem sammen.", "Ett par av satsinger overlapper mer enn tilfeldigheter skulle tilsi, uten at noen kilde eller felles ansvarlig knytter de to sammen.", "{number} par av satsinger overlapper mer enn tilfeldigheter skulle tilsi, uten at noen kilde eller felles ansvarlig knytter dem sammen."),
        "nn": ("Ingen par av satsingar overlappar meir enn tilfeldigheiter skulle tilseie, utan at ei kjelde eller ein felles ansvarleg knyter dei saman.", "Eitt par av satsingar overlappar meir enn tilfeldigheiter skulle tilseie, utan at noka kjelde eller nokon felles ansvarleg knyter dei to saman.", "{number} par av satsingar overlappar meir enn tilfeldigheiter skulle tilseie, utan at noka kjelde eller nokon felles ansvarleg knyter dei saman."),
        "en": ("No pair of initiatives overlaps more than chance would have it without a source or a shared responsible actor that links the two.", "One pair of initiatives overlaps more than chance would have it, though no source and no shared responsible actor links the two.", "{number} pairs of initiatives overlap more than chance would have it, though no source and no shared responsible actor links the two."),
    },
    "carried": {
        "nb": ("{focus} har {parts}, det vil si løsninger eller mål. Per {day} likner alle på noe som er bekreftet i kraft.", "{focus} har {parts}, det vil si løsninger eller mål. Per {day} er det én av dem som ikke likner på noe som er bekreftet i kraft.", "{focus} har {parts}, det vil si løsninger eller mål. Per {day} er det {number} av dem som ikke likner på noe som er bekreftet i kraft."),
        "nn": ("{focus} har {parts}, det vil seie løysingar eller mål. Per {day} liknar alle på noko som er stadfesta i kraft.", "{focus} har {parts}, det vil seie løysingar eller mål. Per {day} er det éin av dei som ikkje liknar på noko som er stadfesta i kraft.", "{focus} har {parts}, det vil seie løysingar eller mål. Per {day} er det {number} av dei som ikkje liknar på noko som er stadfesta i kraft."),
        "en": ("{focus} has {parts}: solutions or goals. As of {day}, each of them has something similar confirmed in force.", "{focus} has {parts}: solutions or goals. As of {day}, there is one that has nothing similar confirmed in force.", "{focus} has {parts}: solutions or goals. As of {day}, there are {number} that have nothing similar confirmed in force."),
    },
    "no-parts": {"nb": "Kildene oppgir ingen løsninger eller mål for {focus}.", "nn": "Kjeldene oppgjev ingen løysingar eller mål for {focus}.", "en": "The sources state no solutions or goals of {focus}."},
    "tasks": {
        "nb": ("Oppgavematrisen har {tasks}. Status og plan stemmer overens for alle.", "Oppgavematrisen har {tasks}. For ett av dem stemmer ikke status og plan overens.", "Oppgavematrisen har {tasks}. For {number} av dem stemmer ikke status og plan overens."),
        "nn": ("Oppgåvematrisa har {tasks}. Status og plan stemmer overeins for alle.", "Oppgåvematrisa har {tasks}. For eitt av dei stemmer ikkje status og plan overeins.", "Oppgåvematrisa har {tasks}. For {number} av dei stemmer ikkje status og plan overeins."),
        "en": ("The task matrix holds {tasks}. Status and plan agree for all.", "The task matrix holds {tasks}. For one of them, status and plan disagree.", "The task matrix holds {tasks}. For {number} of them, status and plan disagree."),
    },
    "shares": {
        "nb": "Hva {focus} deler med de nærmeste satsingene",
        "nn": "Kva {focus} deler med dei næraste satsingane",
        "en": "What {focus} shares with the nearest initiatives",
    },
    "shares-table": {"nb": "De nærmeste satsingene. Likhet går fra 0 (ingenting felles) til 1 (helt like).", "nn": "Dei næraste satsingane. Likskap går frå 0 (ingenting felles) til 1 (heilt like).", "en": "The nearest initiatives. Likeness runs from 0 (nothing shared) to 1 (the same)."},
    "shares-head": {"nb": "Satsing|Likhet|q|Kilde|Felles temaer og målgrupper", "nn": "Satsing|Likskap|q|Kjelde|Felles tema og målgrupper", "en": "Initiative|Likeness|q|Source|Shared themes and target groups"},
    "yes": {"nb": "ja", "nn": "ja", "en": "yes"},
    "no": {"nb": "nei", "nn": "nei", "en": "no"},
    "heatmap": {"nb": "Hvor like de nærmeste er, også seg imellom.", "nn": "Kor like dei næraste er, òg seg imellom.", "en": "How alike the nearest are, also among themselves."},
    "heatmap-alt": {"nb": "Varmekart over {names}. Høyest likhet har {a} og {b}, med {score}.", "nn": "Varmekart over {names}. Høgast likskap har {a} og {b}, med {score}.", "en": "Heat map of {names}. {a} and {b} are the most alike, with {score}."},
    "match": {
        "nb": "{a} svarer til {b} (likhet {score}).",
        "nn": "{a} svarar til {b} (likskap {score}).",
        "en": "{a} corresponds to {b} (likeness {score}).",
    },
    "no-match": {
        "nb": "Ingen mål eller tiltak svarer til hverandre.",
        "nn": "Ingen mål eller tiltak svarar til kvarandre.",
        "en": "No goals or measures correspond.",
    },
    "objectives": {"nb": "Felles målsettinger", "nn": "Felles målsetjingar", "en": "Common objectives"},
    "objectives-how": {
        "nb": "Mål er samlet så lenge de i snitt likner hverandre mer enn {cut} i ord og begreper. Bare ett av to hundre tilfeldige par av mål fra ulike satsinger likner mer enn det. Når én satsing tas bort, står i snitt {stability} prosent av målparene sammen som før.",
        "nn": "Mål er samla så lenge dei i snitt liknar kvarandre meir enn {cut} i ord og omgrep. Berre eitt av to hundre tilfeldige par av mål frå ulike satsingar liknar meir enn det. Når éi satsing blir teken bort, står i snitt {stability} prosent av målpara saman som før.",
        "en": "Goals are gathered for as long as they are, on average, more alike than {cut} in words and concepts. Only one in two hundred random pairs of goals of different initiatives is more alike than that. With one initiative gone, {stability} per cent of the pairs of goals stand together as before, on average.",
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
    "communities-head": {
        "nb": "Nr.|Kjennetegn|Antall|Satsinger",
        "nn": "Nr.|Kjenneteikn|Tal|Satsingar",
        "en": "No.|Characteristic themes|Size|Initiatives",
    },
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
    "on": {"nb": "Delene av {focus}, og hva de likner", "nn": "Delane av {focus}, og kva dei liknar", "en": "The parts of {focus}, and what they resemble"},
    "on-table": {
        "nb": "Løsninger og mål i {focus}, og det hver av dem likner per {day}. Likheten er beregnet; at noe er en etterfølger eller har sammenheng, er oppgitt av en kilde. Noe «likner» når likheten er minst {least}, og «kan likne» når den er minst {faint} hos en etterfølger; resten har bare samme tema.",
        "nn": "Løysingar og mål i {focus}, og det kvar av dei liknar per {day}. Likskapen er utrekna; at noko er ein etterfølgjar eller har samanheng, er oppgjeve av ei kjelde. Noko «liknar» når likskapen er minst {least}, og «kan likne» når han er minst {faint} hos ein etterfølgjar; resten har berre same tema.",
        "en": "Solutions and goals of {focus}, and what each of them resembles as of {day}. The likeness is computed; that something is a successor or has a link is stated by a source. Something is “similar” when the likeness is at least {least}, and “may be similar” when it is at least {faint} in a successor; the rest are only on the same theme.",
    },
    "on-head": {
        "nb": "Del|Innhold|Likner noe i|Grunnlag og likhet",
        "nn": "Del|Innhald|Liknar noko i|Grunnlag og likskap",
        "en": "Part|Content|Resembles part of|Ground and likeness",
    },
    "alike-same": {"nb": "likner", "nn": "liknar", "en": "similar"},
    "alike-some": {"nb": "kan likne", "nn": "kan likne", "en": "may be similar"},
    "alike-weak": {"nb": "samme tema", "nn": "same tema", "en": "same theme"},
    "nobody": {"nb": "ingen", "nn": "ingen", "en": "nothing"},
    "timeline": {"nb": "Når de nærmeste satsingene er i gang. Den røde streken er {day}; blek strek betyr at start eller slutt ikke er oppgitt.", "nn": "Når dei næraste satsingane er i gang. Den raude streken er {day}; bleik strek tyder at start eller slutt ikkje er oppgjeven.", "en": "When the nearest initiatives run. The red line is {day}; a pale bar means that start or end is not stated."},
    "timeline-alt": {"nb": "Tidslinje: {periods}.", "nn": "Tidslinje: {periods}.", "en": "Timeline: {periods}."},
    "open": {"nb": "slutt ikke oppgitt", "nn": "slutt ikkje oppgjeven", "en": "no stated end"},
    "unknown": {"nb": "ukjent", "nn": "ukjend", "en": "unknown"},
    "assignments": {"nb": "Oppdragene, med risiko og status", "nn": "Oppdraga, med risiko og status", "en": "The assignments, with risk and status"},
    "assignments-table": {"nb": "Oppdrag i tildelingsbrevene.", "nn": "Oppdrag i tildelingsbreva.", "en": "Assignments in the letters of allocation."},
    "assignments-head": {"nb": "Rad|Oppdrag|Brev|Risiko|Status|Motsigelse", "nn": "Rad|Oppdrag|Brev|Risiko|Status|Motseiing", "en": "Row|Assignment|Letter|Risk|Status|Contradiction"},
    "method": {"nb": "Hvor sikkert dette er", "nn": "Kor sikkert dette er", "en": "How sure this is"},
    "method-score": {
        "nb": "Likhet er et veid snitt av likheten i mål (vekt {goals}), målgrupper (vekt {groups}) og temaer (vekt {themes}). Et begrep som få satsinger har, teller mer enn et som de fleste har.",
        "nn": "Likskap er eit vege snitt av likskapen i mål (vekt {goals}), målgrupper (vekt {groups}) og tema (vekt {themes}). Eit omgrep som få satsingar har, tel meir enn eit som dei fleste har.",
        "en": "Likeness is a weighted mean of the likeness of goals (weight {goals}), target groups (weight {groups}) and themes (weight {themes}). A concept that few initiatives have counts more than one that most have.",
    },
    "method-q": {
        "nb": "Verdien q er den andelen som må ventes å skyldes tilfeldigheter, blant alle par som overlapper minst like uventet mye. Grensen er satt til {limit}; {pairs} ligger på eller under den.",
        "nn": "Verdien q er den delen som må ventast å kome av tilfeldigheiter, mellom alle par som overlappar minst like uventa mykje. Grensa er sett til {limit}; {pairs} ligg på eller under ho.",
        "en": "The value q is the share that must be expected to be due to chance, among all pairs whose overlap is at least as unexpected. The limit is set at {limit}, with {pairs} at or below it.",
    },
    "method-untested": {
        "nb": "Likheten lar seg ikke prøve mot kildene: De oppgir ingen sammenheng mellom satsingene, eller en mellom alle.",
        "nn": "Likskapen lèt seg ikkje prøve mot kjeldene: Dei oppgjev ingen samanheng mellom satsingane, eller ein mellom alle.",
        "en": "The likeness cannot be tested against the sources: they state no link between the initiatives, or one between all.",
    },
    "method-test": {
        "nb": "Prøvd mot sammenhengene som kildene oppgir, har likheten en ROC-AUC på {auc}: Så ofte er et par som en kilde knytter sammen, likere enn et par som ingen kilde knytter sammen. Gjennomsnittlig presisjon er {ap}.",
        "nn": "Prøvd mot samanhengane som kjeldene oppgjev, har likskapen ein ROC-AUC på {auc}: Så ofte er eit par som ei kjelde knyter saman, likare enn eit par som inga kjelde knyter saman. Gjennomsnittleg presisjon er {ap}.",
        "en": "Tested against the links that sources state, the likeness has a ROC-AUC of {auc}: that is how often a pair that a source links is more alike than a pair that none links. The average precision is {ap}.",
    },
    "method-basis": {
        "nb": "I grafen er {stated} utsagn oppgitt av en kilde, {classified} vurdert av redaktørene og {computed} beregnet.",
        "nn": "I grafen er {stated} utsegner oppgjevne av ei kjelde, {classified} vurderte av redaktørane og {computed} rekna ut.",
        "en": "In the graph, {stated} statements are stated by a source, {classified} judged by the editors and {computed} computed.",
    },
    "method-unknown": {
        "nb": ("Alle satsinger i grafen er beskrevet.", "Én satsing er bare nevnt ved navn og kan ikke sammenlignes.", "{number} satsinger er bare nevnt ved navn og kan ikke sammenlignes."),
        "nn": ("Alle satsingane i grafen er skildra.", "Éi satsing er berre nemnd ved namn og kan ikkje samanliknast.", "{number} satsingar er berre nemnde ved namn og kan ikkje samanliknast."),
        "en": ("All initiatives in the graph are described.", "One initiative is only named and cannot be compared.", "{number} initiatives are only named and cannot be compared."),
    },
    "drafts": {
        "nb": ("", "Et utkast er tatt med i tallene: {names}. Det er lest av maskin og ikke sett over av noen.", "{number} utkast er tatt med i tallene: {names}. De er lest av maskin og ikke sett over av noen."),
        "nn": ("", "Eit utkast er teke med i tala: {names}. Det er lese av maskin og ikkje sett over av nokon.", "{number} utkast er tekne med i tala: {names}. Dei er lesne av maskin og ikkje sette over av nokon."),
        "en": ("", "A draft is included in the figures: {names}. A machine read it, and no person has checked it.", "{number} drafts are included in the figures: {names}. A machine read them, and no person has checked them."),
    },
    "method-age": {
        "nb": "Den nyeste opplysningen om status for en satsing er fra {day}. Rapporten kjenner ikke til det som har skjedd siden.",
        "nn": "Den nyaste opplysninga om status for ei satsing er frå {day}. Rapporten kjenner ikkje til det som har hendt sidan.",
        "en": "The newest information on the status of an initiative is from {day}. The report knows nothing of what has happened since.",
    },
}  # fmt: skip
"""Name → language → the sentence, or its forms for none, one and many."""
