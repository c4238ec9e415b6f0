-- A row of the journal is not replaced either: INSERT OR REPLACE deletes without a DELETE trigger.
CREATE TRIGGER journal_entries_no_replace BEFORE INSERT ON journal_entries
WHEN EXISTS (SELECT 1 FROM journal_entries WHERE idx = NEW.idx)
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
CREATE TRIGGER journal_tree_no_replace BEFORE INSERT ON journal_tree
WHEN EXISTS (SELECT 1 FROM journal_tree WHERE level = NEW.level AND idx = NEW.idx)
BEGIN SELECT RAISE(ABORT, 'the journal is insert-only'); END;
-- Another node may have kept the same checkpoint already: that one is left as it is.
CREATE TRIGGER journal_checkpoints_no_replace BEFORE INSERT ON journal_checkpoints
WHEN EXISTS (SELECT 1 FROM journal_checkpoints WHERE size = NEW.size)
BEGIN SELECT RAISE(IGNORE); END;

-- Each opening under a mandate asks whether the journal says that it has ended.
CREATE INDEX journal_ended ON journal_entries (mandate)
WHERE outcome = 'done' AND action IN ('mandate.revoked', 'mandate.superseded', 'mandate.expired');

-- An auditor is not moved into a membership or a locker, and no past membership is taken up again.
CREATE TRIGGER membership_no_auditor_later BEFORE UPDATE OF account, until ON memberships
WHEN NEW.until IS NULL AND (SELECT auditor FROM accounts WHERE id = NEW.account)
BEGIN SELECT RAISE(ABORT, 'an auditor holds no membership'); END;
CREATE TRIGGER locker_no_auditor_later BEFORE UPDATE OF owner ON lockers
WHEN (SELECT auditor FROM accounts WHERE id = NEW.owner)
BEGIN SELECT RAISE(ABORT, 'an auditor holds no locker'); END;
