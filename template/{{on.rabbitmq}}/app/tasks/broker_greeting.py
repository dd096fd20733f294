"""The first words to RabbitMQ (AMQP 0-9-1, section 4.2.2): it answers with what it can do."""

GREETING = b"AMQP\x00\x00\x09\x01"
DEFAULT_PORTS = {"amqp": 5672, "amqps": 5671}
