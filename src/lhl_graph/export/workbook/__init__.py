"""The workbook for people: what stands in it, and how it looks."""
