-- At the door it is asked which ways in the journal says have ended.
CREATE INDEX journal_secrets ON journal_entries (account, idx)
WHERE outcome = 'done' AND action IN ('card.blocked', 'card.replaced', 'card.code_changed', 'sheet.replaced', 'passphrase.changed', 'passphrase.removed', 'recovery.finished');
