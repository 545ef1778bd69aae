-- Whether a transcript is rough and to be shown as such. Can be repeated, as all these can.
ALTER TABLE recording ADD COLUMN IF NOT EXISTS transcript_draft BOOLEAN;
