"""The applications of the telephone: each says what it offers and what its buttons do."""
