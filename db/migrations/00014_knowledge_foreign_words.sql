-- Why: a question in French and the passage in English that answers it share the
-- names of products and numbers, which the score left out for passages in another
-- language. make eval shows that counting them finds more.

-- +goose Up
-- The chance that a chunk answers the question, 0 to 1: a logistic curve over the
-- words it shares, how near its meaning is, and both at once. A chunk in another
-- language than the question shares few words even when it answers, and one
-- without an embedding has no meaning to compare: those have curves of their own.
--   calibration: cosine that means nothing, cosine that means all; four numbers of
--   the curve in the same language; three for another language; two for words alone
create or replace function knowledge_score(words float8, cosine float8, is_foreign boolean, calibration float8[]) returns float8
  language sql immutable parallel safe
  return 1 / (1 + exp(-case
    when cosine is null then calibration[10] + calibration[11] * words
    when is_foreign then calibration[7] + calibration[8] * words
      + calibration[9] * least(greatest((cosine - calibration[1]) / (calibration[2] - calibration[1]), 0), 1)
    else calibration[3] + calibration[4] * words
      + (calibration[5] + calibration[6] * words) * least(greatest((cosine - calibration[1]) / (calibration[2] - calibration[1]), 0), 1)
  end));
