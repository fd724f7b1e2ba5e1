-- The tables every feature stands on. Owned by the migrating role; ${app_role} is what the server works as.

-- What changed, for caches and indexes of every node. Rows are hints, not history: a day old, they are deleted.
create table change_log (
    id   bigint generated always as identity primary key,
    txid xid8 not null default pg_current_xact_id(),
    kind text not null,
    key  text not null,
    at   timestamptz not null default now()
);
create index change_log_txid on change_log (txid);

create function notify_change() returns trigger language plpgsql as $$
begin
    perform pg_notify('pufa_changes', '');
    return null;
end $$;
create trigger change_log_notify after insert on change_log
    for each statement execute function notify_change();

-- The first answer of each keyed command, kept in the transaction that did the work.
create table idempotency (
    actor        text not null,
    key          text not null,
    operation    text not null,
    request_hash text not null,
    status       integer,
    answer       text,
    at           timestamptz not null,
    primary key (actor, key)
);
create index idempotency_at on idempotency (at);

-- 全过程记录: every command's event, and the chain that seals committed events.
create table audit_event (
    id         bigint generated always as identity primary key,
    txid       xid8 not null default pg_current_xact_id(),
    at         timestamptz not null,
    actor      text not null,
    action     text not null,
    subject    text not null,
    reason     text,
    request_id text not null
);
create index audit_event_txid on audit_event (txid);

create table audit_link (
    seq       bigint primary key,
    event_id  bigint not null unique,
    row_hash  bytea not null,
    prev_hash bytea not null
);

create table lease (
    name    text primary key,
    holder  text not null,
    until   timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = '42501';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function refuse_change();
create trigger audit_link_append_only before update or delete or truncate on audit_link
    for each statement execute function refuse_change();

-- identity
create table person (
    id            uuid primary key default gen_random_uuid(),
    account       text not null constraint person_account unique,
    display_name  text not null,
    phone         text,
    password_hash text,
    disabled      boolean not null default false,
    demo          boolean not null default false,
    created_at    timestamptz not null
);

create table organization (
    id                   uuid primary key default gen_random_uuid(),
    division             text not null,
    credit_code          text not null,
    name                 text not null,
    type                 text not null check (type in ('social_group', 'private_non_enterprise', 'foundation')),
    charity              boolean not null,
    township             text not null,
    address              text not null,
    registered_on        date not null,
    legal_representative text not null,
    supervising_unit     text,
    contact_name         text,
    contact_phone        text,
    contact_email        text,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    constraint organization_credit_code unique (division, credit_code)
);
create index organization_township on organization (township);

create table role_grant (
    person            uuid not null references person,
    role              text not null,
    division          text not null,
    organization      uuid references organization,
    -- The name when the role was given; the register keeps the name of today.
    organization_name text,
    unique nulls not distinct (person, role, division, organization)
);

create table session (
    token_hash text primary key,
    person     uuid not null references person,
    by_cookie  boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz
);
create index session_person on session (person);

-- law: imported texts; the catalogue and the gists come with the jar.
create table statute_text (
    code        text not null,
    version     date not null,
    title       text not null,
    source_file text not null,
    sha256      text not null,
    imported_at timestamptz not null,
    primary key (code, version)
);

create table article (
    code    text not null,
    version date not null,
    number  integer not null,
    label   text not null,
    chapter text,
    text    text not null,
    primary key (code, version, number),
    foreign key (code, version) references statute_text on delete cascade
);

-- annualreport
create table campaign (
    id                uuid primary key default gen_random_uuid(),
    division          text not null,
    year              integer not null,
    types             text[] not null,
    registered_before date not null,
    opens_on          date not null,
    closes_on         date not null,
    due_on            date not null,
    due_explanation   text not null,
    document_number   text not null,
    subject           text not null,
    body              text not null,
    state             text not null check (state in ('draft', 'released')),
    in_scope          integer,
    created_at        timestamptz not null,
    released_at       timestamptz,
    constraint campaign_document_number unique (division, document_number)
);

-- notice: one row a campaign, organisation and channel, whatever happens.
create table notice (
    id              uuid primary key default gen_random_uuid(),
    campaign        uuid not null,
    division        text not null,
    organization    uuid not null references organization,
    -- As it was when the notice was fixed: this row is the lasting proof of what went to whom.
    organization_name text not null,
    channel         text not null check (channel in ('inbox', 'email')),
    address         text,
    subject         text not null,
    body            text not null,
    document_number text not null,
    due_on          date,
    state           text not null check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
    reason          text,
    attempts        integer not null default 0,
    next_attempt_at timestamptz not null,
    claim           uuid,
    claim_until     timestamptz,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    read_at         timestamptz,
    acknowledged_at timestamptz,
    constraint notice_once unique (campaign, organization, channel)
);
create index notice_waiting on notice (next_attempt_at) where state = 'queued';
create index notice_held on notice (claim_until) where state = 'sending';
create index notice_inbox on notice (organization, created_at desc) where channel = 'inbox';

-- Thin records that the yearly figures count.
create table annual_return (
    id                uuid primary key default gen_random_uuid(),
    division          text not null,
    year              integer not null,
    organization      uuid not null references organization,
    organization_name text not null,
    submitted_at      timestamptz not null,
    constraint annual_return_once unique (organization, year)
);
create table pufa_event (
    id       uuid primary key default gen_random_uuid(),
    division text not null,
    title    text not null,
    kind     text not null,
    held_on  date not null,
    place    text not null
);
create table training_session (
    id       uuid primary key default gen_random_uuid(),
    division text not null,
    title    text not null,
    audience text not null,
    held_on  date not null,
    place    text not null
);

grant usage on schema public to ${app_role};
grant select, insert on audit_event, audit_link to ${app_role};
grant select, insert, update, delete on
    change_log, idempotency, lease, person, role_grant, session, organization, statute_text, article,
    campaign, notice, annual_return, pufa_event, training_session
    to ${app_role};
grant usage on all sequences in schema public to ${app_role};
