"""Writes the rows that hold every pair of answers: `make pairs`."""

from support.annealing import fewest
from support.arrays import covering_rows
from support.pairs import LIST, write
from support.questions import choice_questions

FACTORS = {question.name: question.levels for question in choice_questions()}

rows = fewest([tuple(row.items()) for row in covering_rows(FACTORS, 2)], FACTORS)
write([dict(row) for row in rows])
print(f"Wrote {len(rows)} rows to {LIST}.")
