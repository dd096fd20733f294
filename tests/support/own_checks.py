"""The commands by which a service is checked: on the machines of engineers, by a forge, and by the tests here."""

LINT = ("make", "lint")
TEST = ("make", "test")
MIGRATE = ("make", "upgrade")
COMPARE = ("make", "drift")
CHECKS = (LINT, TEST, MIGRATE, COMPARE)
