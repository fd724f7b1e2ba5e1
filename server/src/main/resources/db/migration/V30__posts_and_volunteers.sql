-- post: who stands in each village and township, who did before, and when their records were asked after.
-- Rows come by themselves, one for each division that must have somebody; whoever decides about a post locks its row.
create table post (
    division text primary key,
    role     text not null check (role in ('child_director', 'child_supervisor'))
);

create table post_tenure (
    id           uuid primary key,
    division     text not null references post,
    person       uuid not null references person,
    -- Null once the person's account is erased: that somebody stood here is the record.
    name         text,
    place        text not null check (place in ('holder', 'substitute')),
    since        date not null,
    -- Null where the role was held before posts were kept.
    confirmed_by uuid references person,
    until        date,
    reason       text,
    ended_at     timestamptz,
    ended_by     uuid references person,
    constraint post_tenure_ended check ((until is null) = (ended_at is null) and (reason is null) = (ended_at is null)),
    constraint post_tenure_order check (until >= since)
);
create unique index post_tenure_one on post_tenure (division, place) where ended_at is null;
create index post_tenure_person on post_tenure (person);

-- That the police were asked (未成年人保护法 62), never what they answered.
create table record_check (
    id          uuid primary key default gen_random_uuid(),
    person      uuid not null references person,
    checked_on  date not null,
    asked_by    text not null,
    recorded_by uuid references person,
    recorded_at timestamptz not null
);
create index record_check_person on record_check (person, checked_on desc);

grant select, insert, update on post to ${app_role};
grant select, insert, update on post_tenure to ${app_role};
grant select, insert, delete on record_check to ${app_role};

-- volunteer: the local register (本地志愿者名册), and what was asked of each.
create table volunteer (
    person              uuid primary key references person,
    division            text not null,
    name                text not null,
    born_on             date not null,
    skills              text[] not null,
    -- Weekday and part of the day: sat_morning.
    availability        text[] not null,
    note                text,
    for_national_record boolean not null,
    guardian_name       text,
    guardian_takes_part boolean not null,
    -- Day of the written consent that staff have seen.
    guardian_consent_on date,
    guardian_noted_by   uuid references person,
    registered_at       timestamptz not null,
    changed_at          timestamptz not null,
    withdrawn_at        timestamptz
);
create index volunteer_division on volunteer (division) where withdrawn_at is null;

create table volunteer_assignment (
    id            uuid primary key,
    person        uuid not null references person,
    kind          text not null check (kind in ('session', 'event')),
    -- Of a training session, whose title, place and hours stand here as they were when it was assigned.
    session       uuid references training_session,
    title         text not null,
    place         text not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    with_minors   boolean not null,
    state         text not null check (state in ('proposed', 'accepted', 'declined', 'cancelled', 'served', 'absent')),
    assigned_by   uuid references person,
    assigned_at   timestamptz not null,
    answered_at   timestamptz,
    reason        text,
    minutes       integer check (minutes > 0),
    recorded_at   timestamptz,
    constraint volunteer_assignment_session check ((kind = 'session') = (session is not null)),
    constraint volunteer_assignment_order check (ends_at > starts_at),
    constraint volunteer_assignment_served check ((state = 'served') = (minutes is not null))
);
create index volunteer_assignment_person on volunteer_assignment (person, starts_at desc);

grant select, insert, update, delete on volunteer to ${app_role};
grant select, insert, update on volunteer_assignment to ${app_role};
