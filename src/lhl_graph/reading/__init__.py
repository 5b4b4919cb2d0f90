"""Files to documents: YAML-LD and Turtle, with the line that each fault stands on."""
