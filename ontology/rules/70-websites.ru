# Derives: lhl:website from an actor to the site where more than half of what the sources have from it lies (two at least);
#      one with and without "www" is the same.
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
    SELECT ?actor ?host (COUNT(DISTINCT ?url) AS ?there) (MAX(?begun) AS ?start)
    WHERE {
      GRAPH ?file { ?source dct:publisher ?actor ; lhl:url ?url }
      BIND (REPLACE(STR(?url), "^(https?://[^/]+).*$", "$1/") AS ?begun)
      BIND (REPLACE(?begun, "^https?://(www[.])?", "") AS ?host)
    }
    GROUP BY ?actor ?host
  }
  FILTER (?there > 1 && 2 * ?there > ?all)
  GRAPH ?described { ?actor a lhl:Actor ; lhl:actorType ?type }
  FILTER (?type != actortype:media)
  BIND (STRDT(?start, xsd:anyURI) AS ?site)
}
