"""The pages of the site: what stands on each, without its frame."""
