-- Certificates and entries of ledgers in the order of their lists: a page, the last one too, is found without a row being read.
create index certificate_listed on certificate (issued_at desc, id);
create index ledger_entry_listed on ledger_entry (is_open desc, due_on, received_on desc, number, id);
