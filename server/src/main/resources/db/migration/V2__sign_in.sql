-- identity: the proofs by which somebody signs in.

-- One phone, one person.
create unique index person_phone on person (phone) where phone is not null;

-- How the session was opened decides which roles work in it.
alter table session add column way text not null default 'password'
    check (way in ('password', 'sms', 'wechat', 'link', 'demo'));

-- A code that was sent to a phone. Its hash holds the ticket too, which is stored nowhere, so that whoever reads
-- this table cannot try a million codes.
create table sms_ticket (
    id          uuid primary key,
    ticket_hash text not null constraint sms_ticket_hash unique,
    code_hash   text not null,
    phone       text not null,
    purpose     text not null check (purpose in ('sign_in', 'bind_phone')),
    wrong       integer not null default 0,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index sms_ticket_expires on sms_ticket (expires_at);

-- From where somebody has signed in, as a keyed hash: strangers elsewhere cannot use up the owner's messages.
create table known_address (
    person  uuid not null references person,
    address text not null,
    seen_at timestamptz not null,
    primary key (person, address)
);
create index known_address_seen on known_address (seen_at);

create table wechat_user (
    openid   text primary key,
    person   uuid not null references person,
    bound_at timestamptz not null
);
create index wechat_user_person on wechat_user (person);

-- WeChat's access token, one for all nodes; sealed.
create table wechat_token (
    app_id     text primary key,
    sealed     text not null,
    expires_at timestamptz not null
);

-- Authenticators (动态口令); the secret is sealed for its person.
create table totp (
    person       uuid primary key references person,
    sealed       text not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);

create table sign_in_link (
    id         uuid primary key default gen_random_uuid(),
    token_hash text not null constraint sign_in_link_hash unique,
    person     uuid not null references person,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    voided_at  timestamptz
);
create index sign_in_link_person on sign_in_link (person);

grant select, insert, update, delete on
    sms_ticket, known_address, wechat_user, wechat_token, totp, sign_in_link
    to ${app_role};
