-- A circular as officers draft and release it. Once released, the circular of the same id speaks; that of an
-- annual-report campaign has no draft here, and is watched in the same way.
create table circular_draft (
    id              uuid primary key default gen_random_uuid(),
    division        text not null,
    state           text not null check (state in ('draft', 'scheduled', 'released', 'cancelled')),
    -- As it was written: kind, title, audience, words or template, values, plan.
    content         jsonb not null,
    due_on          date,
    due_explanation text,
    created_at      timestamptz not null,
    -- Who changed it last; another person releases it.
    author          uuid not null references person,
    -- The words as released, open for the organisation's name only.
    forms           jsonb,
    release_at      timestamptz,
    released_by     uuid references person,
    released_at     timestamptz,
    cancel_reason   text
);
create index circular_draft_division on circular_draft (division, created_at desc);
create index circular_draft_due on circular_draft (release_at) where state = 'scheduled';

-- The audience as it was frozen at the release, and why somebody in it is not told.
create table circular_recipient (
    circular     uuid not null references circular_draft,
    organization uuid not null references organization,
    name         text not null,
    why          text check (why in ('opted_out', 'done_before', 'left_register')),
    primary key (circular, organization)
);

-- What people have decided on a circular under way.
create table circular_steering (
    circular      uuid primary key references circular,
    -- Messages that had come to rest when it was last let go on: the brake counts from there.
    rested        integer not null default 0,
    failed        integer not null default 0,
    cancel_reason text
);

grant select, insert, update, delete on circular_draft, circular_recipient, circular_steering to ${app_role};

create view circular_standing as
    select c.id as circular, l.paused_at, l.pause_reason, s.cancel_reason,
           case when c.cancelled_at is not null then 'cancelled'
                when l.paused_at is not null then 'paused'
                when exists (select from message_fate f
                              where f.lane = c.id and f.state in ('queued', 'claimed', 'sending')) then 'running'
                else 'done' end as state
      from circular c
      join lane l on l.id = c.id
      left join circular_steering s on s.circular = c.id;
grant select on circular_standing to ${app_role};

-- What each organisation owes a circular, and has done about it. A return comes from its own feature; where a
-- circular asks for nothing of that kind, saying 已办理 is all there is.
create view circular_duty as
    select d.circular, d.organization, d.organization_name, r.read_at, r.acknowledged_at, d.reply,
           d.settled_at, d.settled_as, d.extended_to,
           case when d.settled_as = 'submitted' then d.settled_at
                when d.reply = 'done' and c.source = 'circular' then d.replied_at end as acted_at
      from notice d
      join circular c on c.id = d.circular
     cross join lateral (
           select min(n.read_at) as read_at, min(n.acknowledged_at) as acknowledged_at
             from notice n where n.circular = d.circular and n.organization = d.organization) r
     where d.duty = d.id;
grant select on circular_duty to ${app_role};

-- What became of each notice on each of its ways, those of people among them: a call that was answered and a letter
-- that was delivered count as sent.
create view circular_way as
    select notice, channel, cause, message, address, case state when 'claimed' then 'sending' else state end as state,
           failure, reason, created_at, sent_at, receipt, crossed_at
      from message_fate
    union all
    select notice, 'phone', cause, null, null,
           case when done_at is null then 'queued' when outcome = 'reached' then 'sent' else 'failed' end,
           case outcome when 'wrong_number' then 'bad_address' when 'refused' then 'not_taken' end,
           null, created_at, case outcome when 'reached' then done_at end, null, null
      from call_task
    union all
    select notice, 'letter', cause, null, null,
           case state when 'posted' then 'sending' when 'delivered' then 'sent' when 'returned' then 'failed'
                      else 'queued' end,
           case state when 'returned' then 'bad_address' end,
           ended_why, created_at, posted_on::timestamp at time zone 'Asia/Shanghai', tracking_number, null
      from letter;
grant select on circular_way to ${app_role};
