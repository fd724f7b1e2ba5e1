-- notice: each link between a notice and what carries it knows the notice's circular (null for a single letter) and
-- organisation, as it was made; they never change. So the ways of a circular are counted without its notices.
alter table message_notice add column circular uuid, add column organization uuid;
update message_notice l set circular = n.circular, organization = n.organization from notice n where n.id = l.notice;
alter table message_notice alter column organization set not null;
create index message_notice_of_circular on message_notice (circular, channel) include (organization, notice, message)
    where circular is not null;

-- delivery: what has not left. Most messages have, so a state is told by looking at the others alone; what is under way
-- changes its state, and with it this index, no more often than the one it replaces.
drop index message_under_way;
create index message_unsent on message (lane, state) include (id) where state <> 'sent';

-- The messages of circulars and their states, without a look at those that were sent. A claimed one is about to leave.
create view message_way as
    select l.circular, l.organization, l.notice, l.channel, l.cause, l.message, l.crossed_at,
           case u.state when 'claimed' then 'sending' else coalesce(u.state, 'sent') end as state
      from message_notice l
      left join message u on u.lane = l.circular and u.id = l.message and u.state <> 'sent'
     where l.circular is not null;
grant select on message_way to ${app_role};

-- circular: the same with those of people, and what is shown of each. Whoever asks for no more than a state does not
-- look at the messages.
drop view circular_way;
create view circular_way as
    select w.circular, w.organization, w.notice, w.channel, w.cause, w.message, w.state, m.address, m.failure, m.reason,
           m.created_at, m.sent_at, m.receipt,
           -- What was stopped after all crossed nothing.
           case when m.sending_at is not null and m.state not in ('stopped', 'cancelled')
                then coalesce(w.crossed_at, m.crossed_at) end as crossed_at
      from message_way w left join message m on m.id = w.message
    union all
    select circular, organization, notice, 'phone', cause, null,
           case when done_at is null then 'queued' when outcome = 'reached' then 'sent' else 'failed' end, null,
           case outcome when 'wrong_number' then 'bad_address' when 'refused' then 'not_taken' end, null,
           created_at, case outcome when 'reached' then done_at end, null, null
      from call_task
    union all
    select circular, organization, notice, 'letter', cause, null,
           case state when 'posted' then 'sending' when 'delivered' then 'sent' when 'returned' then 'failed'
                      else 'queued' end, null,
           case state when 'returned' then 'bad_address' end, ended_why,
           created_at, posted_on::timestamp at time zone 'Asia/Shanghai', tracking_number, null
      from letter;
grant select on circular_way to ${app_role};

-- review: what was concluded, for whoever publishes it.
create view review_concluded as
    select r.id, r.year, r.organization
      from review_decision d join review r on r.id = d.review
     where d.state = 'final';
grant select on review_concluded to ${app_role};

-- filing: when each version came, for lists in that order.
create index filing_version_day on filing_version (filing, number) include (submitted_at);
