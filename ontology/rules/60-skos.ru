# Derives: the other direction of what the schemes say: skos:narrower, and top concepts from the scheme and to it.
# Why: authors say each thing once, from the concept; SKOS browsers and questions walk both ways.
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH graph:inferred { ?broader skos:narrower ?narrower } }
WHERE {
  GRAPH ?file { ?narrower skos:broader ?broader }
  FILTER NOT EXISTS { GRAPH ?any { ?broader skos:narrower ?narrower } }
} ;

INSERT { GRAPH graph:inferred { ?scheme skos:hasTopConcept ?concept } }
WHERE {
  GRAPH ?file { ?concept skos:topConceptOf ?scheme }
  FILTER NOT EXISTS { GRAPH ?any { ?scheme skos:hasTopConcept ?concept } }
} ;

INSERT { GRAPH graph:inferred { ?concept skos:topConceptOf ?scheme } }
WHERE {
  GRAPH ?file { ?scheme skos:hasTopConcept ?concept }
  FILTER NOT EXISTS { GRAPH ?any { ?concept skos:topConceptOf ?scheme } }
}
