-- A campaign from draft to close: reviewed by a second person, its days explained, its scope explained, extensions,
-- and what came in on paper.

alter table campaign drop constraint campaign_state_check;
alter table campaign
    add constraint campaign_state_check check (state in ('draft', 'review', 'released', 'wound_up')),
    -- The supervising unit's consent (初审) is due by then.
    add consent_by          date,
    add consent_due_on      date,
    add consent_explanation text,
    -- Whether a day of rest moves the last days (民法典 203), and how many days an extension may give.
    add moves               boolean not null default true,
    add extension_days      integer not null default 30 check (extension_days between 0 and 366),
    add extensions          integer not null default 1 check (extensions between 0 and 9),
    -- Registered no longer than so many months at the end of the year, a 民办非企业单位 is left out; 0 asks them too.
    add young_months        integer not null default 0 check (young_months between 0 and 12),
    -- As they were frozen at the wind-up (收尾).
    add figures             jsonb;
update campaign
   set consent_by = greatest(opens_on, least(closes_on, make_date(year + 1, 3, 31)));
update campaign
   set consent_due_on = consent_by, consent_explanation = '法定日期，以业务主管单位的安排为准。';
alter table campaign
    alter consent_by set not null,
    alter consent_due_on set not null,
    alter consent_explanation set not null;

-- What happened to a campaign, in order. Opening and closing follow from the clock and are told once.
create table campaign_step (
    id       bigint generated always as identity primary key,
    campaign uuid not null references campaign,
    step     text not null check (step in ('drafted', 'changed', 'submitted', 'returned', 'released', 'opened', 'closed', 'wound_up')),
    at       timestamptz not null,
    -- The day it belongs to, where the clock took it.
    day      date,
    person   uuid references person,
    reason   text
);
create index campaign_step_campaign on campaign_step (campaign, id);
create unique index campaign_step_once on campaign_step (campaign, step) where step in ('opened', 'closed', 'wound_up');
insert into campaign_step (campaign, step, at, person) select id, 'drafted', created_at, created_by from campaign order by created_at;
insert into campaign_step (campaign, step, at) select id, 'released', released_at from campaign where released_at is not null order by released_at;

-- Every organisation of the register as it stood at the release, and why it is not asked. Before the release only those
-- that a person left out.
create table campaign_scope (
    campaign          uuid not null references campaign,
    organization      uuid not null references organization,
    organization_name text not null,
    type              text not null,
    registered_on     date not null,
    why               text check (why in ('registered_later', 'type_not_asked', 'too_young', 'cancelled', 'excluded')),
    -- The days it follows from, in words, as they stood then.
    explanation       text not null default '发布时在名单里。',
    reason            text,
    decided_by        uuid references person,
    decided_at        timestamptz,
    primary key (campaign, organization),
    check ((why is not distinct from 'excluded') = (reason is not null))
);
create index campaign_scope_organization on campaign_scope (organization) where why is null;
insert into campaign_scope (campaign, organization, organization_name, type, registered_on)
select c.id, n.organization, n.organization_name, o.type, o.registered_on
  from campaign c
  join notice n on n.circular = c.id and n.duty = n.id
  join organization o on o.id = n.organization
 where c.released_at is not null
    on conflict do nothing;

-- More time by application (延期申请).
create table extension_application (
    id                uuid primary key default gen_random_uuid(),
    campaign          uuid not null references campaign,
    organization      uuid not null references organization,
    organization_name text not null,
    township          text not null,
    how               text not null check (how in ('online', 'counter')),
    until             date not null,
    reason            text not null,
    asked_at          timestamptz not null,
    asked_by          uuid references person,
    state             text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
    due_on            date,
    due_explanation   text,
    answer            text,
    decided_at        timestamptz,
    decided_by        uuid references person
);
create unique index extension_application_open on extension_application (campaign, organization) where state = 'asked';
create index extension_application_organization on extension_application (organization);

-- The ledger: which return of which year was received when and how. What it says is kept by whoever received it.
alter table annual_return
    add how           text not null default 'online' check (how in ('online', 'paper', 'staff')),
    add received_on   date,
    add entered_at    timestamptz,
    add entered_by    uuid references person,
    add scan          uuid references stored_file,
    add consent_proof uuid references stored_file,
    add replaced_at   timestamptz;
update annual_return
   set received_on = (submitted_at at time zone 'Asia/Shanghai')::date,
       how = case when receipt_number is null then 'paper' else 'online' end;
alter table annual_return alter received_on set not null;
create index annual_return_year on annual_return (year, organization);

-- Receipts of returns that were taken back (撤回): the number stays known, the duty lives again.
create table annual_return_taken_back (
    id             bigint generated always as identity primary key,
    return         uuid not null,
    campaign       uuid references campaign,
    year           integer not null,
    organization   uuid not null references organization,
    receipt_number text,
    submitted_at   timestamptz not null,
    sha256         text,
    why            text not null,
    at             timestamptz not null
);
create index annual_return_taken_back_organization on annual_return_taken_back (organization);

grant select, insert, update, delete on campaign_scope, extension_application to ${app_role};
grant select, insert on campaign_step, annual_return_taken_back to ${app_role};
