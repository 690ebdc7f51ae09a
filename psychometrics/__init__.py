"""Instruments, norms, scoring and texts of the assessment: pure Python that knows no other room."""
