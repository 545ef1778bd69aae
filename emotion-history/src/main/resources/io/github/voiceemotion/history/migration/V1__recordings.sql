-- SQL that both H2 and PostgreSQL take. Each statement can be repeated: H2 commits every one of them, so a
-- process killed in between leaves some done.
CREATE TABLE IF NOT EXISTS recording (
  id VARCHAR(40) PRIMARY KEY,
  owner VARCHAR(200) NOT NULL,
  created BIGINT NOT NULL,
  name VARCHAR(512) NOT NULL,
  seconds DOUBLE PRECISION NOT NULL,
  emotion VARCHAR(20) NOT NULL,
  neutral DOUBLE PRECISION NOT NULL,
  happy DOUBLE PRECISION NOT NULL,
  sad DOUBLE PRECISION NOT NULL,
  angry DOUBLE PRECISION NOT NULL,
  fear DOUBLE PRECISION NOT NULL,
  surprise DOUBLE PRECISION NOT NULL,
  rejection VARCHAR(40),
  model VARCHAR(200) NOT NULL,
  transcript VARCHAR(1000000),
  transcript_engine VARCHAR(200),
  extension VARCHAR(10) NOT NULL,
  bytes BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS recording_of_owner ON recording (owner, created, id);

CREATE INDEX IF NOT EXISTS recording_created ON recording (created, id);
