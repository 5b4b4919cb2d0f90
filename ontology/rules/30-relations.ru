# Derives: the direct link between two initiatives (lhl:succeeds, lhl:supports …) and lhl:linkedTo, from each Relation node.
# Why: the node carries source and confidence; a path through the graph or an analysis needs the plain edge.
#      The concept of the relation says which property that is (lhl:asProperty), so a new relation needs no new rule.
PREFIX graph: <https://w3id.org/lhl-graph/graph/>
PREFIX lhl: <https://w3id.org/lhl-graph/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>

INSERT { GRAPH graph:inferred { ?initiative ?property ?other ; lhl:linkedTo ?other } }
WHERE {
  GRAPH ?file {
    ?initiative lhl:relation ?relation .
    ?relation lhl:relationKind ?kind ; lhl:to ?other .
  }
  GRAPH ?scheme { ?kind lhl:asProperty ?property }
  GRAPH ?otherFile { ?other a lhl:Initiative }
} ;

# What holds both ways is said both ways.
INSERT { GRAPH graph:inferred { ?other ?property ?initiative ; lhl:linkedTo ?initiative } }
WHERE {
  GRAPH ?ontology { ?property a owl:SymmetricProperty }
  GRAPH graph:inferred { ?initiative ?property ?other }
}
