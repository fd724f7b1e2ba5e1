-- training: posts (who looks after children where), sessions with their seats, enrolments.

-- A session of the first version knew its day only; it was held that day, for whoever came.
alter table training_session
    add column townships     text[] not null default '{}',
    add column capacity      integer not null default 5000,
    add column taken         integer not null default 0,
    add column waiting       integer not null default 0,
    -- Numbers the sign-ups of a session in the order in which they were admitted.
    add column arrivals      integer not null default 0,
    add column opens_at      timestamptz,
    add column closes_at     timestamptz,
    add column starts_at     timestamptz,
    add column ends_at       timestamptz,
    add column trainer       text,
    add column topics        text[] not null default '{}',
    add column note          text,
    add column cancel_reason text,
    add column cancelled_at  timestamptz;
update training_session set
    opens_at  = (held_on - 14 + time '09:00') at time zone 'Asia/Shanghai',
    closes_at = (held_on + time '00:00') at time zone 'Asia/Shanghai',
    starts_at = (held_on + time '09:00') at time zone 'Asia/Shanghai',
    ends_at   = (held_on + time '17:00') at time zone 'Asia/Shanghai';
alter table training_session
    drop column held_on,
    alter column audience type text[] using array[audience],
    alter column opens_at set not null,
    alter column closes_at set not null,
    alter column starts_at set not null,
    alter column ends_at set not null,
    alter column townships drop default,
    alter column capacity drop default,
    alter column topics drop default,
    add constraint training_session_seats check (taken between 0 and capacity),
    add constraint training_session_queue check (waiting = 0 or waiting > 0 and taken = capacity);
create index training_session_starts on training_session (division, starts_at);

create table post_request (
    id           uuid primary key default gen_random_uuid(),
    person       uuid not null references person,
    name         text not null,
    role         text not null check (role in ('volunteer', 'child_director', 'child_supervisor')),
    division     text not null,
    state        text not null check (state in ('waiting', 'accepted', 'refused')),
    reason       text,
    requested_at timestamptz not null,
    decided_at   timestamptz,
    decided_by   uuid references person
);
create unique index post_request_once on post_request (person, role, division) where state = 'waiting';
create index post_request_person on post_request (person, requested_at desc);

create table enrolment (
    id           uuid primary key,
    session      uuid not null references training_session,
    person       uuid not null references person,
    role         text not null,
    division     text not null,
    state        text not null check (state in ('enrolled', 'waiting', 'withdrawn')),
    arrival      integer not null,
    enrolled_at  timestamptz not null,
    moved_up_at  timestamptz,
    withdrawn_at timestamptz,
    constraint enrolment_arrival unique (session, arrival)
);
create unique index enrolment_once on enrolment (session, person) where state <> 'withdrawn';
create index enrolment_person on enrolment (person);

grant select, insert, update, delete on post_request, enrolment to ${app_role};
