-- When each word was said, a line for each, and in which language. Can be repeated, as all these can.
ALTER TABLE recording ADD COLUMN IF NOT EXISTS transcript_language VARCHAR(200);

ALTER TABLE recording ADD COLUMN IF NOT EXISTS transcript_language_probability DOUBLE PRECISION;

ALTER TABLE recording ADD COLUMN IF NOT EXISTS transcript_words TEXT;
