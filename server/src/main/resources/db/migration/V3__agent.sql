-- agent: who acts for an organisation, since when, how it came, and why it ended.
create table agent_binding (
    id           uuid primary key default gen_random_uuid(),
    organization uuid not null references organization,
    person       uuid not null references person,
    role         text not null check (role in ('org_agent', 'org_representative')),
    name         text not null,
    how          text not null check (how in ('invitation', 'request', 'counter', 'recorded')),
    -- The papers shown at the counter; a file.
    scan         uuid,
    since        timestamptz not null,
    ended_at     timestamptz,
    end_reason   text
);
create unique index agent_binding_once on agent_binding (organization, person, role) where ended_at is null;
create index agent_binding_organization on agent_binding (organization, since);
create index agent_binding_person on agent_binding (person);

-- A code is stored as a keyed hash only.
create table agent_invitation (
    id           uuid primary key,
    organization uuid not null references organization,
    role         text not null check (role in ('org_agent', 'org_representative')),
    delivery     text not null check (delivery in ('letter', 'sms', 'email')),
    code_index   text not null unique,
    issued_at    timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    used_by      uuid references person,
    voided_at    timestamptz
);
create unique index agent_invitation_open on agent_invitation (organization, role)
    where used_at is null and voided_at is null;

create table agent_request (
    id           uuid primary key default gen_random_uuid(),
    organization uuid not null references organization,
    person       uuid not null references person,
    name         text not null,
    state        text not null check (state in ('waiting', 'accepted', 'declined')),
    requested_at timestamptz not null,
    lapses_on    date not null,
    decided_by   uuid references person,
    decided_at   timestamptz,
    reason       text
);
create unique index agent_request_waiting on agent_request (organization, person) where state = 'waiting';

-- Notices beyond those of a campaign: to one person, or about one.
alter table notice drop constraint notice_channel_check;
alter table notice add constraint notice_channel_check check (channel in ('inbox', 'email', 'sms'));
alter table notice alter column campaign drop not null;
alter table notice alter column document_number drop not null;
-- Put in place of {code} as the notice leaves, and forgotten once it has: the row that stays proves what went out without it.
alter table notice add column secret text;

grant select, insert, update, delete on agent_binding, agent_invitation, agent_request to ${app_role};
