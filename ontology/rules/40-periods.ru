# Derives: the first and the last possible day of a period or of a date as xsd:date, from a year, a month or a day.
# Why: sources give dates as precisely as they care to ("2019", "2022-03"), which no comparison with a day understands;
#      asking what ran on a date, or what was published since one, needs days.
#      A period that runs on or whose bound is unknown gets no day, nor does a date that is not in the calendar.
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX lhl: <https://w3id.org/lhl-graph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { GRAPH graph:inferred { ?dated lhl:firstDay ?day } }
WHERE {
  GRAPH ?file {
    { ?whole lhl:period ?dated . ?dated lhl:start ?start FILTER NOT EXISTS { ?dated lhl:startIs ?bound } }
    UNION
    { ?dated dct:date ?start }
  }
  BIND (xsd:date(CONCAT(STR(?start), SUBSTR("-01-01", STRLEN(STR(?start)) - 3))) AS ?day)
  FILTER BOUND(?day)
} ;

INSERT { GRAPH graph:inferred { ?dated lhl:lastDay ?day } }
WHERE {
  GRAPH ?file {
    { ?whole lhl:period ?dated . ?dated lhl:end ?end FILTER NOT EXISTS { ?dated lhl:endIs ?bound } }
    UNION
    { ?dated dct:date ?end }
  }
  BIND (STR(?end) AS ?text)
  BIND (xsd:integer(SUBSTR(?text, 1, 4)) AS ?year)
  BIND (SUBSTR(?text, 6, 2) AS ?month)
  # The last day of February: 29 when four divides the year, but not in a full century unless 400 divides it.
  BIND (?year / 4 = FLOOR(?year / 4) && (?year / 100 != FLOOR(?year / 100) || ?year / 400 = FLOOR(?year / 400)) AS ?leap)
  BIND (IF(STRLEN(?text) = 4, "-12-31",
        IF(STRLEN(?text) = 10, "",
        IF(?month = "02", IF(?leap, "-29", "-28"),
        IF(?month IN ("04", "06", "09", "11"), "-30", "-31")))) AS ?rest)
  BIND (xsd:date(CONCAT(?text, ?rest)) AS ?day)
  FILTER BOUND(?day)
}
