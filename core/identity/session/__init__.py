"""Sessions: who calls, until when."""
