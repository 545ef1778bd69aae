-- What the migration before has put into one column.
ALTER TABLE recording DROP COLUMN IF EXISTS neutral;

ALTER TABLE recording DROP COLUMN IF EXISTS happy;

ALTER TABLE recording DROP COLUMN IF EXISTS sad;

ALTER TABLE recording DROP COLUMN IF EXISTS angry;

ALTER TABLE recording DROP COLUMN IF EXISTS fear;

ALTER TABLE recording DROP COLUMN IF EXISTS surprise;
