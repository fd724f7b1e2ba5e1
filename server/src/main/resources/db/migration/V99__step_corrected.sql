-- A step that was entered wrongly is put right; what it was, a further step keeps.
grant update (code, day, data) on ledger_step to ${app_role};
