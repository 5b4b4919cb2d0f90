"""What others publish, made into drafts of data files: the yearly matrix of assignments, strategic plans in StratML."""
