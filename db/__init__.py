"""Everything that is remembered: rows, the questions asked of them, migrations, and the demo."""
