-- A notice was a row for each channel; now it is what one organisation is told on one occasion, and the
-- messages that leave for it stand apart.

alter table notice
    -- False for what goes to one phone or mailbox only, such as a code; it is kept, and not shown in the inbox.
    add column shown       boolean not null default true,
    -- The first notice of the circular to this organisation: what it owes is settled there.
    add column duty        uuid references notice,
    -- What fills the words of the occasion, beside the organisation's name.
    add column fill        jsonb,
    add column settled_at  timestamptz,
    add column settled_as  text check (settled_as in ('submitted', 'withdrawn', 'exempt')),
    add column extended_to date,
    add column reply       text check (reply in ('done', 'need_help')),
    add column replied_at  timestamptz,
    alter column subject drop not null,
    alter column body drop not null;

insert into circular (id, division, kind, source, title, document_number, opens_on, due_on, due_explanation, plan,
       created_at, released_at)
select id, division, 'statutory', 'annual_report', subject, document_number, opens_on, due_on, due_explanation,
       '{"first":["email"],"then":[]}', created_at, released_at
  from campaign c where exists (select from notice n where n.campaign = c.id);
insert into lane (id, created_at) select id, released_at from circular;
insert into occasion (circular, code, forms, created_at)
select distinct on (campaign, occasion) campaign, occasion,
       jsonb_build_object('inbox', words, 'email', words), created_at
  from (select campaign, occasion, created_at,
               jsonb_build_object('subject', subject, 'body', replace(body, organization_name, '{organization}')) as words
          from notice where campaign is not null) n
 order by campaign, occasion, created_at;

-- Nobody holds what a node of the old kind held: in doubt stays in doubt, and an SMS is offered again under its id.
insert into message (id, lane, channel, address, subject, body, secret, urgent, state, reason, attempts, next_attempt_at,
       created_at, sent_at, crossed_at)
select id, campaign, channel, address, subject, body, secret, campaign is null,
       case when state = 'sending' then case channel when 'sms' then 'queued' else 'uncertain' end else state end,
       reason, attempts,
       case when state = 'queued' or state = 'sending' and channel = 'sms' then next_attempt_at end,
       created_at, sent_at, crossed_at
  from notice where channel <> 'inbox';
insert into message_notice (notice, channel, message)
select coalesce(i.id, n.id), n.channel, n.id
  from notice n
  left join notice i on i.campaign = n.campaign and i.organization = n.organization and i.occasion = n.occasion
   and i.channel = 'inbox'
 where n.channel <> 'inbox';
delete from notice where channel <> 'inbox' and campaign is not null;
update notice set shown = false where channel <> 'inbox';

update notice n set duty = d.id from notice d
 where d.campaign = n.campaign and d.organization = n.organization and d.occasion = 'notice';
update notice set settled_at = acknowledged_at, settled_as = 'submitted' where duty = id and answer is not null;

alter table notice
    drop constraint notice_once,
    drop column channel,
    drop column address,
    drop column state,
    drop column reason,
    drop column attempts,
    drop column next_attempt_at,
    drop column claim,
    drop column claim_until,
    drop column secret,
    drop column crossed_at;
-- Called off (取消): nothing more leaves, on any way.
alter table circular add column cancelled_at timestamptz;

alter table notice rename column campaign to circular;
alter table notice
    add constraint notice_circular foreign key (circular) references circular,
    add constraint notice_once unique (circular, organization, occasion);
create index notice_inbox on notice (organization, created_at desc) where shown;
create index role_grant_organization on role_grant (organization) where organization is not null;

-- A digest may cross one of its organisations and still be wanted by the others.
alter table message_notice add column crossed_at timestamptz;
create or replace view message_fate as
    select l.notice, l.channel, l.cause, m.id as message, m.lane, m.person, m.address, m.state, m.failure, m.reason,
           m.created_at, m.sent_at, m.receipt,
           -- What was stopped after all crossed nothing.
           case when m.sending_at is not null and m.state not in ('stopped', 'cancelled')
                then coalesce(l.crossed_at, m.crossed_at) end as crossed_at
      from message_notice l join message m on m.id = l.message;
