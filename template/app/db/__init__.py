"""The database: engine, sessions and what models are made of."""
