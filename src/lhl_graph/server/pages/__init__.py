"""The pages for people, one kind a module; `frame` makes a page of a template."""
