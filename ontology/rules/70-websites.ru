# Derives: lhl:website from an actor to the site where more than half of what the sources have from it lies (two at least).
# Why: who wants to ask an owner needs a way to it. No source names one; where the owner itself publishes is known.
#      What media publish stands on the sites of newspapers, and is left out.
PREFIX actortype: <https://w3id.org/lhl-graph/actor-type/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX lhl: <https://w3id.org/lhl-graph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { GRAPH graph:inferred { ?actor lhl:website ?site } }
WHERE {
  {
    SELECT ?actor (COUNT(DISTINCT ?url) AS ?all)
    WHERE { GRAPH ?file { ?source dct:publisher ?actor ; lhl:url ?url } }
    GROUP BY ?actor
  }
  {
    SELECT ?actor ?start (COUNT(DISTINCT ?url) AS ?there)
    WHERE {
      GRAPH ?file { ?source dct:publisher ?actor ; lhl:url ?url }
      BIND (REPLACE(STR(?url), "^(https?://[^/]+).*$", "$1/") AS ?start)
    }
    GROUP BY ?actor ?start
  }
  FILTER (?there > 1 && 2 * ?there > ?all)
  FILTER NOT EXISTS { GRAPH ?described { ?actor lhl:actorType actortype:media } }
  BIND (STRDT(?start, xsd:anyURI) AS ?site)
}
