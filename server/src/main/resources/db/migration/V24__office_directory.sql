-- The office directory (办事机构): what is told of each office now, and all that was ever told of it.
create table office (
    id             uuid primary key,
    -- Whom it serves: the county or one township.
    division       text not null,
    version        integer not null,
    name           text not null,
    address        text not null,
    phone          text,
    hours          text,
    services       text[] not null,
    note           text,
    checked_on     date not null,
    -- For which county or township whoever checked it spoke.
    checked_for    text not null,
    changed_at     timestamptz not null,
    closed_at      timestamptz,
    close_reason   text
);
create unique index office_name on office (division, name) where closed_at is null;

create table office_event (
    office     uuid not null references office,
    version    integer not null,
    what       text not null check (what in ('created', 'changed', 'confirmed', 'closed')),
    -- Null where it came with the demo.
    by         uuid references person,
    at         timestamptz not null,
    reason     text,
    name       text not null,
    address    text not null,
    phone      text,
    hours      text,
    services   text[] not null,
    note       text,
    checked_on date not null,
    primary key (office, version)
);

grant select, insert, update on office to ${app_role};
grant select, insert on office_event to ${app_role};
