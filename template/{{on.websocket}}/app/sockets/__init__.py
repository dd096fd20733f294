"""Open sockets: who is in which room, what is on its way to them, and when they have to go."""
