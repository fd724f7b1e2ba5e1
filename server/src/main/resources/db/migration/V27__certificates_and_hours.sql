-- certificate: who passed the exam of a qualification (证书). Nothing of it is ever deleted; a paper that must not be
-- relied on is revoked, and the name goes when it is no longer needed.
create table certificate (
    id            uuid primary key,
    -- On the paper and in its square code: 80 random bits, so that nobody finds one by trying.
    number        text not null,
    -- Where the person held the post when the exam was passed; the county's code where none was held.
    division      text not null,
    qualification text not null check (qualification in ('child_director', 'child_supervisor', 'volunteer')),
    person        uuid not null references person,
    -- As printed; null once it was forgotten.
    name          text,
    -- Of the exam.
    title         text not null,
    attempt       uuid not null,
    passed_on     date not null,
    issued_at     timestamptz not null,
    valid_from    date not null,
    valid_until   date not null check (valid_until >= valid_from),
    renewed_by    uuid references certificate,
    renewed_on    date,
    revoked_at    timestamptz,
    revoked_by    uuid references person,
    revoke_reason text,
    -- When its holder was told that it ends soon; once a certificate.
    reminded_at   timestamptz,
    constraint certificate_number unique (number),
    constraint certificate_attempt unique (attempt)
);
create index certificate_person on certificate (person, qualification, valid_until desc);
create index certificate_ends on certificate (valid_until) where renewed_by is null and revoked_at is null;

grant select, insert, update on certificate to ${app_role};

-- hours: what was attended and completed (学时), as entries that nobody changes: a correction is an opposite entry.
create table hours_entry (
    id          uuid primary key,
    person      uuid not null references person,
    division    text not null,
    source      text not null check (source in ('session', 'course')),
    source_id   uuid not null,
    -- Of this source and person: odd ones give, even ones take back.
    turn        integer not null,
    title       text not null,
    held_on     date not null,
    -- Below zero where it takes back.
    minutes     integer not null check (minutes <> 0 and (minutes > 0) = (turn % 2 = 1)),
    reason      text,
    recorded_at timestamptz not null,
    constraint hours_entry_once unique (source, source_id, person, turn)
);
create index hours_entry_person on hours_entry (person, held_on desc);

-- What a person says to have learnt elsewhere (自己申报), kept apart from what was verified.
create table hours_statement (
    id          uuid primary key,
    person      uuid not null references person,
    name        text not null,
    division    text not null,
    title       text not null,
    held_on     date not null,
    minutes     integer not null check (minutes between 1 and 480),
    state       text not null check (state in ('waiting', 'confirmed', 'refused', 'withdrawn')),
    stated_at   timestamptz not null,
    decided_at  timestamptz,
    decided_by  uuid references person,
    note        text
);
create index hours_statement_person on hours_statement (person, held_on desc);
create index hours_statement_waiting on hours_statement (division, stated_at) where state = 'waiting';

grant select, insert on hours_entry to ${app_role};
grant select, insert, update, delete on hours_statement to ${app_role};

-- notice: what one person is told (个人通知), in the inbox of that person and, where asked for, by SMS.
create table personal_notice (
    id         uuid primary key,
    person     uuid not null references person,
    -- Kind and id of what it is about; with the occasion, what makes it the only one.
    about      text not null,
    occasion   text not null,
    subject    text not null,
    body       text not null,
    -- Page of the resident client where the person can act.
    page       text,
    message    uuid references message,
    created_at timestamptz not null,
    read_at    timestamptz,
    -- Nothing is to be done about it any more.
    settled_at timestamptz,
    constraint personal_notice_once unique (person, about, occasion)
);
create index personal_notice_inbox on personal_notice (person, created_at desc);
create index personal_notice_about on personal_notice (about) where settled_at is null;

grant select, insert, update, delete on personal_notice to ${app_role};
