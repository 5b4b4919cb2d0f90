"""The answers of questions as people see them: what a cell says, which rows are one, and what all of it comes to."""
