# Derives: lhl:covers from an initiative to each theme and target group that it or something in it is tagged with,
#      and to everything broader.
# Why: a question about a broad theme must find what is tagged with a narrow one, and walking parts and hierarchy
#      in each question is 9 to 70 times slower than one stored edge.
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX lhl: <https://w3id.org/lhl-graph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { GRAPH graph:inferred { ?initiative lhl:covers ?concept } }
WHERE {
  VALUES ?containment { lhl:themeFacet lhl:targetGroupFacet lhl:goal lhl:measure lhl:solution lhl:focusArea }
  VALUES ?tag { lhl:theme lhl:targetGroup }
  GRAPH ?file {
    ?initiative ?containment ?part .
    ?part ?tag ?concept .
  }
  GRAPH ?scheme { ?concept a skos:Concept }
} ;

INSERT { GRAPH graph:inferred { ?initiative lhl:covers ?broader } }
WHERE {
  GRAPH graph:inferred { ?initiative lhl:covers ?concept }
  GRAPH ?scheme { ?concept skos:broader+ ?broader }
  FILTER NOT EXISTS { GRAPH graph:inferred { ?initiative lhl:covers ?broader } }
}
