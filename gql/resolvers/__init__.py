"""The use-cases: each one plain async function, and each change one transaction."""
