# Derives: the basis "stated" for everything that names its source and says nothing else about its basis, and the basis
#      "classified" for the themes and target groups of what is not itself a statement about a theme or group.
# Why: that a source says it is the normal case, so authors write only the exceptions (`basis: classified`);
#      questions and pictures can then read the basis of every statement from one property.
#      A goal's words are its source's, its tags are the editors' judgement: two statements, and two properties.
#      What a machine read in a plan is neither: whoever says so of an initiative has said so of all in its file.
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX lhl: <https://w3id.org/lhl-graph/ns#>

INSERT { GRAPH graph:inferred { ?statement lhl:basis <https://w3id.org/lhl-graph/basis/read-by-machine> } }
WHERE {
  GRAPH ?file { ?initiative a lhl:Initiative ; lhl:basis <https://w3id.org/lhl-graph/basis/read-by-machine> . ?statement dct:source ?source }
  FILTER NOT EXISTS { GRAPH ?any { ?statement lhl:basis ?basis } }
} ;

INSERT { GRAPH graph:inferred { ?tagged lhl:tagBasis <https://w3id.org/lhl-graph/basis/read-by-machine> } }
WHERE {
  GRAPH ?file {
    ?initiative a lhl:Initiative ; lhl:basis <https://w3id.org/lhl-graph/basis/read-by-machine> .
    ?tagged lhl:theme|lhl:targetGroup ?concept
  }
  FILTER NOT EXISTS { GRAPH ?any { ?whole lhl:themeFacet|lhl:targetGroupFacet ?tagged } }
} ;

INSERT { GRAPH graph:inferred { ?statement lhl:basis <https://w3id.org/lhl-graph/basis/stated> } }
WHERE {
  GRAPH ?file { ?statement dct:source ?source }
  FILTER NOT EXISTS { GRAPH ?any { ?statement lhl:basis ?basis } }
} ;

INSERT { GRAPH graph:inferred { ?tagged lhl:tagBasis <https://w3id.org/lhl-graph/basis/classified> } }
WHERE {
  GRAPH ?file { ?tagged lhl:theme|lhl:targetGroup ?concept }
  FILTER NOT EXISTS { GRAPH ?any { ?whole lhl:themeFacet|lhl:targetGroupFacet ?tagged } }
  FILTER NOT EXISTS { GRAPH ?any { ?tagged lhl:tagBasis ?basis } }
}
