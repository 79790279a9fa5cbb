"""Paper: functions from records to the bytes of a PDF. Only this layer knows reportlab (DESIGN §2)."""
