-- Each opening under a mandate asks whether the journal says that it has ended.
CREATE INDEX journal_ended ON journal_entries (mandate)
WHERE outcome = 'done' AND action IN ('mandate.revoked', 'mandate.superseded', 'mandate.expired');

-- An auditor is not moved into a membership or a locker, and no past membership is taken up again.
CREATE TRIGGER membership_no_auditor_later BEFORE UPDATE OF account, until ON memberships
FOR EACH ROW WHEN (NEW.until IS NULL) EXECUTE FUNCTION auditor_has_no_duty();
CREATE TRIGGER locker_no_auditor_later BEFORE UPDATE OF owner ON lockers
FOR EACH ROW EXECUTE FUNCTION auditor_has_no_duty();
