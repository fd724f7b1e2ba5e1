-- stand: where people are met at a 普法 event (现场): three questions before and after, and what is asked there.
create table stand (
    id         uuid primary key default gen_random_uuid(),
    title      text not null,
    held_on    date not null,
    division   text not null,
    topic      text not null,
    event      uuid references pufa_event,
    opened_at  timestamptz,
    closed_at  timestamptz,
    created_at timestamptz not null,
    constraint stand_closed check (closed_at is null or opened_at is not null)
);
create index stand_held_on on stand (held_on desc);
create index stand_event on stand (event) where event is not null;

-- As they were asked, whatever becomes of the card.
create table stand_item (
    stand        uuid not null references stand,
    place        integer not null,
    card         text not null,
    ask          text not null,
    choices      text[] not null,
    right_choice integer not null,
    why          text not null,
    primary key (stand, place)
);

-- All that is kept of those who answered. One sheet counts once at every place.
create table stand_tally (
    stand uuid not null references stand,
    phase text not null check (phase in ('before', 'after')),
    place integer not null,
    right_answers integer not null,
    wrong_answers integer not null,
    primary key (stand, phase, place)
);

-- Sheets taken and not handed in, without a moment, an address or a device.
create table stand_sheet (
    -- SHA-256 of the token, hex; the token itself is nowhere.
    token_hash text primary key,
    stand      uuid not null references stand,
    phase      text not null check (phase in ('before', 'after'))
);
create index stand_sheet_stand on stand_sheet (stand);

-- A question that a worker wrote down at a stand.
alter table question add stand uuid references stand;
create index question_stand on question (stand) where stand is not null;

grant select, insert, update on stand, stand_tally to ${app_role};
grant select, insert, delete on stand_item, stand_sheet to ${app_role};
