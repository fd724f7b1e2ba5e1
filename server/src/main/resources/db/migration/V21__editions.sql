-- Cards and guides (普法卡片, 办事指南): each is a piece, its words are editions. What is public is at most one of them.
create table piece (
    -- Lasting name in addresses.
    id               text primary key check (id ~ '^[a-z0-9-]{2,80}$'),
    kind             text not null check (kind in ('card', 'guide')),
    topic            text not null,
    -- Who looks after it; null for whoever edits its topic.
    owner            uuid references person,
    -- Its place in reading order.
    place            integer not null,
    -- Number of the edition that is public; null where none is.
    live             integer,
    recording        uuid references stored_file,
    -- The quiz of the live edition was withdrawn, because the law behind it has changed.
    quiz_withdrawn   boolean not null default false,
    unpublished_at   timestamptz,
    unpublish_reason text,
    created_at       timestamptz not null,
    changed_at       timestamptz not null
);

create table edition (
    piece         text not null references piece,
    number        integer not null check (number > 0),
    topic         text not null,
    title         text not null,
    body          jsonb not null,
    state         text not null check (state in ('draft', 'returned', 'first_review', 'legal_review',
                                                 'secrecy_review', 'approved', 'scheduled', 'live', 'replaced',
                                                 'withdrawn', 'unpublished')),
    -- Grows with every saving, so that nobody undoes what somebody else wrote without knowing.
    revision      integer not null,
    -- Null where it came with the product; source is then the fingerprint of its words in the jar.
    author        uuid references person,
    source        text,
    based_on      integer,
    -- The day the reader is told.
    updated       date,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    changed_by    uuid references person,
    waiting_since timestamptz,
    go_live_at    timestamptz,
    live_at       timestamptz,
    ended_at      timestamptz,
    primary key (piece, number),
    check ((source is null) or (author is null)),
    check ((state = 'scheduled') = (go_live_at is not null))
);
create unique index edition_open on edition (piece)
    where state in ('draft', 'returned', 'first_review', 'legal_review', 'secrecy_review', 'approved', 'scheduled');
create unique index edition_live on edition (piece) where state = 'live';
create index edition_due on edition (go_live_at) where state = 'scheduled';

-- The words of every saving, for whoever has to bring two of them together.
create table edition_revision (
    piece    text not null,
    number   integer not null,
    revision integer not null,
    body     jsonb not null,
    saved_by uuid references person,
    saved_at timestamptz not null,
    primary key (piece, number, revision),
    foreign key (piece, number) references edition
);

-- Who did what with an edition. Four eyes are counted here.
create table edition_event (
    id         bigint generated always as identity primary key,
    piece      text not null,
    number     integer not null,
    at         timestamptz not null,
    -- Null where the server did it.
    person     uuid references person,
    act        text not null,
    revision   integer not null,
    reason     text,
    go_live_at timestamptz,
    foreign key (piece, number) references edition
);
create index edition_event_edition on edition_event (piece, number, id);

create table edition_comment (
    id         uuid primary key,
    piece      text not null,
    number     integer not null,
    -- JSON pointer of the place in the words; empty for the whole.
    pointer    text not null,
    text       text not null,
    person     uuid not null references person,
    at         timestamptz not null,
    state      text not null,
    revision   integer not null,
    reply_to   uuid references edition_comment,
    settled_at timestamptz,
    settled_by uuid references person,
    foreign key (piece, number) references edition
);
create index edition_comment_edition on edition_comment (piece, number, at);

grant select, insert, update on piece, edition, edition_comment to ${app_role};
grant select, insert on edition_revision, edition_event to ${app_role};

alter table stored_file drop constraint stored_file_purpose_check;
alter table stored_file add constraint stored_file_purpose_check
    check (purpose in ('event_photo', 'return_attachment', 'counter_scan', 'service_proof', 'recording'));
