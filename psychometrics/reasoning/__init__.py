"""The adaptive test of reasoning: its items, which of them comes next, and what the answers say."""
