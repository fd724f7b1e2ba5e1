-- Filing an annual return: one draft for each organisation and campaign, its cells, files, versions, and who stands
-- behind it.

create table filing (
    id                uuid primary key,
    division          text not null,
    organization      uuid not null references organization,
    organization_name text not null,
    township          text not null,
    campaign          uuid not null references campaign,
    year              integer not null,
    -- The supervising unit (业务主管单位) when it was submitted last; null where there is none.
    unit              text,
    form              text not null,
    -- What the last change of form did to the draft, until it is submitted.
    form_change       jsonb,
    state             text not null check (state in ('draft', 'submitted', 'in_review', 'correcting')),
    -- Grows with every change of the draft.
    revision          integer not null default 0,
    -- Versions that were filed.
    version           integer not null default 0,
    -- What was confirmed and consented to for earlier versions counts no more: they were withdrawn.
    stands_from       integer not null default 1,
    explanations      jsonb not null default '{}',
    open_cells        text[] not null default '{}',
    correction_reason text,
    correction_until  date,
    opened_at         timestamptz not null,
    opened_by         uuid not null references person,
    constraint filing_once unique (organization, campaign),
    check ((state = 'correcting') = (correction_until is not null))
);
create index filing_of_year on filing (organization, year);
create index filing_of_unit on filing (unit) where state <> 'draft';

create table filing_cell (
    filing    uuid not null references filing,
    cell      text not null,
    value     jsonb,
    -- What it started with, and where that came from.
    prefilled jsonb,
    origin    text check (origin in ('register', 'last_year')),
    -- 0 while nobody has touched it.
    version   integer not null default 0,
    by_person uuid references person,
    at        timestamptz not null,
    primary key (filing, cell)
);

create table filing_file (
    id         uuid primary key references stored_file,
    filing     uuid not null references filing,
    cell       text not null,
    name       text not null,
    media_type text not null,
    size       bigint not null,
    sha256     text not null,
    last_year  boolean not null default false,
    added_by   uuid not null references person,
    added_at   timestamptz not null,
    -- Versions that were filed with it keep it.
    removed_at timestamptz
);
create index filing_file_filing on filing_file (filing);

-- Append-only. What was received, whole.
create table filing_version (
    filing       uuid not null references filing,
    number       integer not null check (number > 0),
    form         text not null,
    content      jsonb not null,
    last_year    jsonb not null,
    files        jsonb not null,
    findings     jsonb not null,
    sha256       text not null,
    submitted_at timestamptz not null,
    submitted_by uuid not null references person,
    primary key (filing, number)
);

-- The legal representative's confirmation and the supervising unit's consent, each for one version.
create table filing_stand (
    filing    uuid not null references filing,
    kind      text not null check (kind in ('confirmation', 'consent')),
    version   integer not null,
    state     text not null check (state in ('given', 'objected')),
    how       text not null check (how in ('sign_in', 'link', 'page')),
    sha256    text not null,
    day       date not null,
    by_name   text,
    by_person uuid references person,
    opinion   text,
    at        timestamptz not null,
    primary key (filing, kind, version)
);

create table filing_page (
    id         uuid primary key,
    filing     uuid not null references filing,
    kind       text not null check (kind in ('stamped', 'consent')),
    version    integer not null,
    sha256     text not null,
    file       uuid not null references stored_file,
    media_type text not null,
    signed_on  date not null,
    state      text not null check (state in ('waiting', 'accepted', 'refused', 'replaced')),
    reason     text,
    offered_at timestamptz not null,
    offered_by uuid not null references person,
    checked_at timestamptz,
    checked_by uuid references person
);
create unique index filing_page_waiting on filing_page (filing, kind) where state = 'waiting';
create index filing_page_queue on filing_page (offered_at, id) where state = 'waiting';

-- Links that work once. Only the hash of a token is kept.
create table consent_link (
    token_hash text primary key,
    filing     uuid not null references filing,
    version    integer not null,
    sha256     text not null,
    unit       text not null,
    sent_at    timestamptz not null,
    sent_by    uuid not null references person,
    until      timestamptz not null,
    used_at    timestamptz,
    -- A newer link or a withdrawal took its place.
    ended_at   timestamptz
);
create index consent_link_filing on consent_link (filing);

-- Where links of a supervising unit go, and whose account is the unit's.
create table supervising_unit (
    division text not null,
    unit     text not null,
    email    text,
    person   uuid constraint supervising_unit_person unique references person,
    primary key (division, unit)
);

-- Uploads in pieces; the pieces go once they are attached or too old.
create table filing_upload (
    id         uuid primary key,
    filing     uuid not null references filing,
    name       text not null,
    size       integer not null check (size between 1 and 20971520),
    sha256     text not null,
    received   integer not null default 0 check (received between 0 and size),
    started_at timestamptz not null,
    started_by uuid not null references person,
    constraint filing_upload_once unique (filing, sha256)
);
create index filing_upload_started on filing_upload (started_at);

create table filing_upload_piece (
    upload uuid not null references filing_upload on delete cascade,
    start  integer not null,
    bytes  bytea not null,
    primary key (upload, start)
);

-- Append-only. What happened to a return, for its dossier.
create table filing_event (
    id           bigint generated always as identity primary key,
    filing       uuid not null references filing,
    organization uuid not null references organization,
    at           timestamptz not null,
    what         text not null check (what in ('submitted', 'resubmitted', 'withdrawn', 'confirmed', 'page_offered',
                                               'page_refused', 'consented', 'objected', 'claimed', 'correction')),
    detail       text,
    by_person    uuid references person
);
create index filing_event_organization on filing_event (organization, id);

grant select, insert, update on filing, filing_cell, filing_file, filing_stand, filing_page, consent_link to ${app_role};
grant select, insert, update, delete on supervising_unit, filing_upload to ${app_role};
grant select, insert, delete on filing_upload_piece to ${app_role};
grant select, insert on filing_version, filing_event to ${app_role};
