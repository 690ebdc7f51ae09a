"""Who is asking, what they may do, and which fields of a saved view they may see."""
