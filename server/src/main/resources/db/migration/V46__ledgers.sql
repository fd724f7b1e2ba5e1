-- ledger: what has a clock and a number of its own (台账), one table for every kind; what a kind is stands in
-- ledger/kinds.json. Nobody who writes, complains or asks is named here: the outside system's number refers to them.

create table ledger_entry (
    id           uuid primary key,
    kind         text not null,
    -- As the outside system, the court or the bureau itself numbers it.
    number       text not null,
    division     text not null,
    title        text not null,
    -- Of the needs board; null where nobody chose one.
    topic        text,
    -- Nine digits; null for the county as a whole.
    township     text,
    received_on  date not null,
    -- The kind's own fields, by code.
    details      jsonb not null,
    state        text not null,
    is_open      boolean not null,
    -- The day of the conclusion that holds; null before, and again when it was reopened.
    concluded_on date,
    -- End of the bureau's own period that ends first, and from when it counts as near; null where none runs.
    due_on       date,
    soon_on      date,
    due_what     text,
    -- The day for which those were last worked out.
    reckoned_on  date not null,
    owner        uuid not null references person,
    -- As the officer was called then.
    owner_name   text not null,
    created_by   uuid not null references person,
    created_at   timestamptz not null,
    version      integer not null default 1,
    unique (kind, number),
    check ((due_on is null) = (soon_on is null) and (due_on is null or due_what is not null))
);
create index ledger_entry_due on ledger_entry (kind, is_open, due_on);
create index ledger_entry_received on ledger_entry (kind, received_on);
create index ledger_entry_reckoned on ledger_entry (reckoned_on) where is_open;
create index ledger_entry_owner on ledger_entry (owner);
create index ledger_entry_created_by on ledger_entry (created_by);

-- Append-only: what was done to an entry, in its order.
create table ledger_step (
    entry   uuid not null references ledger_entry,
    number  integer not null check (number > 0),
    code    text not null,
    -- The day it was done, as told; at is when it was entered.
    day     date not null,
    at      timestamptz not null,
    by      uuid not null references person,
    by_name text not null,
    data    jsonb not null,
    primary key (entry, number)
);
create index ledger_step_by on ledger_step (by);

-- A draw of 双随机: all that is needed to do it again and get the same.
create table ledger_draw (
    entry      uuid primary key references ledger_entry,
    algorithm  text not null,
    seed       text not null,
    objects    text[] not null,
    inspectors text[] not null,
    objects_drawn integer not null check (objects_drawn > 0),
    inspectors_each integer not null check (inspectors_each > 0)
);

grant select, insert, update on ledger_entry to ${app_role};
grant select, insert on ledger_step, ledger_draw to ${app_role};
