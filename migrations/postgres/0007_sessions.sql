-- Sessions of three kinds (a shared computer, the person's own phone, staff), with a number that its
-- owner may see. The kind is bound in what a session seals, so those of before open nothing: everybody
-- enters again. How long each kind may lie unused is in the program, not in a row.
DELETE FROM sessions;
ALTER TABLE sessions DROP COLUMN idle_ms;
ALTER TABLE sessions ADD COLUMN kind TEXT NOT NULL CHECK (kind IN ('shared', 'own', 'staff'));
ALTER TABLE sessions ADD COLUMN shown_id UUID NOT NULL;
CREATE UNIQUE INDEX sessions_shown ON sessions (shown_id);
