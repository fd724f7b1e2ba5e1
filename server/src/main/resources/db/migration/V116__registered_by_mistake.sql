-- What was registered by mistake (作废) stays to be read, and nothing counts it; an entry's number is free again.
alter table ledger_entry drop constraint ledger_entry_kind_number_key;
create unique index ledger_entry_number on ledger_entry (kind, number) where state <> 'voided';

alter table pufa_event
    add column voided_at timestamptz,
    add column void_reason text,
    add constraint pufa_event_voided check ((voided_at is null) = (void_reason is null));
