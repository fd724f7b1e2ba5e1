-- Consents as they were given: which text, when, and when taken back.
create table consent (
    id           uuid primary key default gen_random_uuid(),
    person       uuid not null references person,
    code         text not null,
    version      date not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz
);
create unique index consent_standing on consent (person, code) where withdrawn_at is null;

-- 公民身份号码, sealed for its person; found again by a blind index only, so that one number belongs to one person.
create table id_number (
    person      uuid primary key references person,
    sealed      text not null,
    blind_index text not null constraint id_number_once unique,
    saved_at    timestamptz not null
);

grant select, insert, update, delete on consent, id_number to ${app_role};
