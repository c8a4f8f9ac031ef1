"""How the merger grows: seconds and memory from a thousand claims to a million, beside two other ways to match."""
