-- Publication (公示): what the bureau makes public, in batches that are frozen, reviewed for secrecy and then stand.
create table publication_batch (
    id           uuid primary key default gen_random_uuid(),
    division     text not null,
    -- Such as 2026-3; given when it is first frozen, and kept when it is sent back.
    number       text,
    title        text not null,
    foreword     text,
    state        text not null
                 check (state in ('draft', 'secrecy_review', 'cleared', 'scheduled', 'published', 'withdrawn', 'dropped')),
    revision     integer not null default 1,
    sha256       text,
    created_by   uuid not null references person,
    created_at   timestamptz not null,
    frozen_by    uuid references person,
    frozen_at    timestamptz,
    publish_at   timestamptz,
    published_at timestamptz,
    withdrawn_at timestamptz,
    -- Of the withdrawal, which the public reads.
    reason       text,
    constraint publication_number unique (division, number),
    check ((state in ('draft', 'dropped')) or (number is not null and sha256 is not null and frozen_by is not null)),
    check ((state in ('published', 'withdrawn')) = (published_at is not null))
);
create index on publication_batch (publish_at) where state = 'scheduled';

create table publication_item (
    id           uuid primary key default gen_random_uuid(),
    batch        uuid not null references publication_batch,
    no           integer not null check (no > 0),
    kind         text not null
                 check (kind in ('registration', 'annual_report', 'list_entry', 'list_removal', 'penalty')),
    -- Kind and id of the record it is about, such as annual_report/UUID.
    subject      text not null,
    organization uuid not null,
    credit_code  text not null,
    name         text not null,
    -- What the public reads, all of it text; null until the batch is frozen.
    facts        jsonb,
    sha256       text,
    -- For people: one plain sentence.
    words        text,
    withdrawn_at timestamptz,
    reason       text,
    unique (batch, no),
    unique (batch, subject)
);
create index on publication_item (organization);
create index on publication_item (subject);

-- A note beside the old text, never in its place (更正说明).
create table publication_correction (
    id         uuid primary key default gen_random_uuid(),
    item       uuid not null references publication_item,
    note       text not null,
    state      text not null check (state in ('waiting', 'published', 'refused')),
    drafted_by uuid not null references person,
    drafted_at timestamptz not null,
    decided_by uuid references person,
    decided_at timestamptz,
    answer     text,
    check ((state = 'waiting') = (decided_at is null))
);
create index on publication_correction (item);

-- Everything that was done with a batch.
create table publication_event (
    id     bigint generated always as identity primary key,
    batch  uuid not null references publication_batch,
    act    text not null,
    person uuid,
    note   text,
    sha256 text,
    at     timestamptz not null
);
create index on publication_event (batch, id);

create table publication_article (
    batch      uuid primary key references publication_batch,
    state      text not null check (state in ('drafted', 'refused', 'unknown', 'submitted', 'published', 'failed')),
    draft      text,
    publish_id text,
    words      text not null,
    changed_at timestamptz not null
);

-- Changes are numbered 1, 2, 3 … by whoever holds this row until its commit: no number is seen before a smaller one.
create table open_feed (
    one  boolean primary key default true check (one),
    last bigint not null
);
insert into open_feed (last) values (0);

create table open_change (
    n    bigint primary key,
    at   timestamptz not null,
    kind text not null check (kind in ('published', 'corrected', 'withdrawn', 'organization', 'organization_removed')),
    item uuid references publication_item,
    code text
);

-- One extract is all rows as they stood at one moment of one day.
create table open_extract (
    day     date primary key,
    made_at timestamptz not null,
    files   jsonb not null
);

-- The rows of the last extract.
create table open_row (
    file text not null,
    key  text not null,
    row  text not null,
    day  date not null,
    primary key (file, key)
);

grant select, insert, update on publication_batch, publication_correction, publication_article, open_extract to ${app_role};
grant select, insert, update, delete on publication_item, open_row to ${app_role};
grant select, insert on publication_event, open_change to ${app_role};
grant select, update on open_feed to ${app_role};
