-- circular: the brake counts what left since a person let it go on; how many had failed by then changes as they are
-- settled. The numbers it counted from until now stay for nodes of the release before, and nobody reads them.
alter table circular_steering add column counted_from timestamptz;
update circular_steering set counted_from = now() where rested > 0;

-- notice: when each began to leave, for that.
create or replace view message_fate as
    select l.notice, l.channel, l.cause, m.id as message, m.lane, m.person, m.address, m.state, m.failure, m.reason,
           m.created_at, m.sent_at, m.receipt,
           -- What was stopped after all crossed nothing.
           case when m.sending_at is not null and m.state not in ('stopped', 'cancelled')
                then coalesce(l.crossed_at, m.crossed_at) end as crossed_at,
           m.sending_at
      from message_notice l join message m on m.id = l.message;
