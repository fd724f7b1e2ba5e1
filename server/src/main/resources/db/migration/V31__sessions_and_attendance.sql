-- training: sessions with offers and quotas, and attendance.

alter table training_session
    add column form               text not null default 'classroom' check (form in ('classroom', 'online')),
    -- Where an online session takes place; only those who have a seat see it.
    add column link               text,
    add column trainer_person     uuid references person,
    -- Nominal minutes (学时); null for the time from start to end.
    add column minutes            integer check (minutes between 1 and 4800),
    -- Hours in which somebody who waits may answer an offered seat; 0 moves up at once.
    add column offer_hours        integer not null default 0 check (offer_hours between 0 and 168),
    -- Townships, and at the same place the seats that are the township's own until sign-up closes.
    add column quota_townships    text[] not null default '{}',
    add column quota_seats        integer[] not null default '{}',
    add column day_before_told_at timestamptz,
    add constraint training_session_quotas check (cardinality(quota_townships) = cardinality(quota_seats)),
    drop constraint training_session_queue,
    -- With a quota one township may queue while seats of another are free.
    add constraint training_session_queue check (waiting >= 0 and (waiting = 0 or taken = capacity or quota_townships <> '{}'));

alter table enrolment
    add column offered_at  timestamptz,
    add column offer_until timestamptz,
    -- How a seat or a place in the queue was given up; null for those who left before this was kept.
    add column left_as     text check (left_as in ('withdrew', 'declined', 'lapsed')),
    drop constraint enrolment_state_check,
    add constraint enrolment_state_check check (state in ('enrolled', 'waiting', 'offered', 'withdrawn')),
    add constraint enrolment_offer check (state <> 'offered' or offer_until is not null);
create index enrolment_offer_until on enrolment (offer_until) where state = 'offered';
create index enrolment_queue on enrolment (session, arrival) where state = 'waiting';

create table attendance_list (
    session   uuid primary key references training_session,
    -- Of the rotating code (到场码).
    secret    bytea not null,
    signed_at timestamptz,
    signed_by uuid references person
);

-- Append-only: the last record of an enrolment counts.
create table attendance_record (
    enrolment uuid not null references enrolment,
    number    integer not null check (number > 0),
    session   uuid not null references training_session,
    result    text not null check (result in ('present', 'late', 'left_early', 'excused', 'absent')),
    -- What counts once the list is signed.
    minutes   integer not null check (minutes between 0 and 4800),
    how       text not null check (how in ('code', 'roll_call', 'sheet', 'signing', 'correction')),
    note      text,
    -- Why a record was corrected.
    reason    text,
    -- The person itself for a code; null where it came with the demo.
    by        uuid references person,
    at        timestamptz not null,
    primary key (enrolment, number)
);
create index attendance_record_session on attendance_record (session);

-- Nobody is reminded to sign up twice a day.
create table sign_up_reminder (
    person  uuid not null references person,
    day     date not null,
    session uuid not null references training_session,
    at      timestamptz not null,
    primary key (person, day)
);
create index sign_up_reminder_session on sign_up_reminder (session);

-- Asked within the claim of its message.
create index personal_notice_message on personal_notice (message) where message is not null;

grant select, insert, update on attendance_list to ${app_role};
grant select, insert on attendance_record to ${app_role};
grant select, insert, delete on sign_up_reminder to ${app_role};
