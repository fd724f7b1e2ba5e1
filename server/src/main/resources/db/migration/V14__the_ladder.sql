-- When duties are reminded of, as data, and the days off by which that is counted.

-- Renewed by every entry: nodes read the days again when it differs from theirs. Whoever sets a deadline holds it.
create table holiday_calendar (
    one     boolean primary key default true check (one),
    version uuid not null
);
insert into holiday_calendar (version) values (gen_random_uuid());

-- A year entered here stands in place of the one shipped with the server.
create table holiday_year (
    year       integer primary key,
    source     text not null,
    entered_at timestamptz not null
);
create table day_off (
    year integer not null references holiday_year,
    date date not null,
    name text not null,
    -- False for a weekend day that is worked (调休上班).
    off  boolean not null,
    primary key (year, date)
);

create table ladder (
    id         uuid primary key default gen_random_uuid(),
    division   text not null,
    name       text not null,
    -- Followed by what is newly released, unless told otherwise.
    is_default boolean not null default false,
    -- Subject, body and SMS up to the due day, and past it.
    before     jsonb not null,
    after      jsonb not null,
    changed_at timestamptz not null,
    constraint ladder_name_once unique (division, name)
);
create unique index ladder_default_once on ladder (division) where is_default;

create table ladder_step (
    ladder   uuid not null references ladder on delete cascade,
    -- From the due day: -30 is thirty days before it.
    days     integer not null,
    counted  text not null check (counted in ('calendar', 'working')),
    rest_day text not null check (rest_day in ('earlier', 'later', 'keep')),
    -- Time of day in China, such as 09:00.
    at       text not null,
    -- Empty for the ways of the circular.
    channels text[] not null default '{}',
    primary key (ladder, days)
);

-- A circular follows the ladder as it stood then.
create table followed_ladder (
    circular    uuid primary key references circular,
    name        text not null,
    steps       jsonb not null,
    before      jsonb not null,
    after       jsonb not null,
    attached_at timestamptz not null,
    stopped_at  timestamptz
);

create table reminder_round (
    id          uuid primary key default gen_random_uuid(),
    circular    uuid not null references followed_ladder,
    -- Whom it reminds: those with an extension until this day; null for everybody without one.
    extended_to date,
    days        integer not null,
    due_on      date not null,
    -- Null while the days off of that year are not known.
    runs_at     timestamptz,
    state       text not null default 'planned' check (state in ('planned', 'done', 'skipped')),
    occasion    text,
    reminded    integer,
    reason      text,
    settled_at  timestamptz,
    -- Each step once, whatever moves and however many nodes.
    constraint reminder_round_once unique nulls not distinct (circular, extended_to, days)
);
create index reminder_round_due on reminder_round (runs_at) where state = 'planned';

grant select, insert, update, delete
    on holiday_calendar, holiday_year, day_off, ladder, ladder_step, followed_ladder, reminder_round to ${app_role};
