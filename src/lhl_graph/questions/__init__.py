"""The library of questions: SPARQL files with parameters."""
