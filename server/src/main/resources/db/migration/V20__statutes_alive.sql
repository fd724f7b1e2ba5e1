-- Statutes as living data. The jar puts in those it knows where they are missing; what the bureau has changed stays.
create table statute (
    code            text primary key,
    place           bigint generated always as identity,
    title           text not null,
    short_title     text not null,
    -- Of its document (文号); empty where it has none.
    number          text not null,
    topic           text not null,
    -- The day from which it is no longer law, which may lie ahead.
    repealed_on     date,
    repeal_document text,
    repeal_reason   text,
    -- Whether that day has come, and everything that cites it has been looked at.
    ended           boolean not null default false,
    -- False where it came with the product.
    by_bureau       boolean not null,
    created_at      timestamptz not null
);

-- A version is named by the day it was passed.
create table statute_version (
    code          text not null references statute,
    version       date not null,
    effective     date not null,
    first_article integer not null check (first_article > 0),
    articles      integer not null check (articles > 0),
    -- Its name in the folder of texts, where the jar expects one.
    file          text,
    note          text not null,
    -- Why the search for residents leaves its text out; empty where it does not.
    unsearched    text not null,
    -- Where the text comes from, as the clerk who imported it says.
    source        text,
    -- Whether its first day has come, and everything that cites an older version has been looked at.
    begun         boolean not null default false,
    created_at    timestamptz not null,
    primary key (code, version)
);

grant select, insert, update on statute, statute_version to ${app_role};

-- What became of each file that was last imported under its name, from the folder or from a person.
create table statute_file (
    origin      text not null check (origin in ('folder', 'upload')),
    name        text not null,
    outcome     text not null check (outcome in ('imported', 'unchanged', 'refused', 'ignored')),
    statute     text,
    version     date,
    title       text,
    articles    integer,
    faults      jsonb not null,
    at          timestamptz not null,
    -- Null where the server read it from the folder.
    by          uuid references person,
    primary key (origin, name)
);

grant select, insert, update, delete on statute_file to ${app_role};

-- What cites an article that is no longer, or will soon no longer be, what it was (待复核).
create table stale_citation (
    id           uuid primary key,
    feature      text not null,
    subject      text not null,
    statute      text not null,
    version      date not null,
    -- 0 for the law as a whole.
    article      integer not null,
    what         text not null check (what in ('changed', 'renumbered', 'gone', 'repealed', 'unknown')),
    -- Null where there is none any more.
    new_version  date,
    new_article  integer,
    -- The day from which it is so; it may lie ahead.
    due_on       date not null,
    found_at     timestamptz not null,
    withdrawn_at timestamptz,
    settled_at   timestamptz,
    -- Null where it settled itself.
    settled_by   uuid references person,
    settled_how  text check (settled_how in ('still_right', 'noted', 'rewritten', 'unchanged', 'replaced')),
    settled_note text,
    check ((settled_at is null) = (settled_how is null)),
    unique nulls not distinct (feature, subject, statute, version, article, new_version)
);
create index stale_citation_open on stale_citation (found_at) where settled_at is null;

-- Citations that moved to a newer version without anybody having to read anything again.
create table carried_citation (
    feature      text not null,
    subject      text not null,
    statute      text not null,
    version      date not null,
    article      integer not null,
    new_version  date not null,
    new_article  integer not null,
    -- Because the words are the same, or because somebody has looked.
    why          text not null check (why in ('unchanged', 'still_right')),
    at           timestamptz not null,
    primary key (feature, subject, statute, version, article, new_version)
);

grant select, insert, update on stale_citation to ${app_role};
grant select, insert on carried_citation to ${app_role};
grant update on citation to ${app_role};

-- A text that a person has brought is not replaced by what lies in the folder.
alter table statute_text add column by_bureau boolean not null default false;
