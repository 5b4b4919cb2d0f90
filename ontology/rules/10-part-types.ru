# Derives: the class of every part, and what it is a part of.
# Why: an author writes `goals: […]`, not `type: Goal`; the range of the containment property knows the class already.
#      The class of a described initiative lets the shapes ask more of it than of one only known by name,
#      or of one that a machine read, which has what was found and no more.
# A containment property is one that the ontology places under dct:hasPart.
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX lhl: <https://w3id.org/lhl-graph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT { GRAPH graph:inferred { ?part a ?class ; dct:isPartOf ?whole } }
WHERE {
  GRAPH ?ontology { ?property rdfs:subPropertyOf dct:hasPart ; rdfs:range ?class }
  GRAPH ?file { ?whole ?property ?part }
  FILTER isIRI(?part)
  FILTER NOT EXISTS { GRAPH ?any { ?part a ?class } }
} ;

INSERT { GRAPH graph:inferred { ?initiative a lhl:DescribedInitiative } }
WHERE {
  GRAPH ?file { ?initiative a lhl:Initiative ; lhl:knowledge <https://w3id.org/lhl-graph/knowledge/full> }
  FILTER NOT EXISTS { GRAPH ?file { ?initiative lhl:basis <https://w3id.org/lhl-graph/basis/read-by-machine> } }
}
