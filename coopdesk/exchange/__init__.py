"""Packets: canonical bytes, signatures, archives, tables, the whole file; only here ``cryptography`` and ``pyrage``."""
