-- Probabilities of any labels, not of six columns: "angry=0.75 calm=0.25". Can be repeated, as all these can: as long as the
-- next migration has not been made, the columns of the six are there.
ALTER TABLE recording ADD COLUMN IF NOT EXISTS probabilities VARCHAR(4000);

UPDATE recording SET probabilities =
  'neutral=' || CAST(neutral AS VARCHAR) || ' happy=' || CAST(happy AS VARCHAR) || ' sad=' || CAST(sad AS VARCHAR)
  || ' angry=' || CAST(angry AS VARCHAR) || ' fear=' || CAST(fear AS VARCHAR) || ' surprise=' || CAST(surprise AS VARCHAR)
WHERE probabilities IS NULL;

ALTER TABLE recording ALTER COLUMN probabilities SET NOT NULL;

ALTER TABLE recording ALTER COLUMN emotion SET DATA TYPE VARCHAR(32);
