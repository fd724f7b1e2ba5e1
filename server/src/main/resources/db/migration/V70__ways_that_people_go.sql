-- circular: calls and letters by themselves, so that whoever looks for what was not sent asks the messages that were not
-- sent and these, and passes over no other.
create view person_way as
    select circular, organization, notice, 'phone' as channel, cause, null::uuid as message,
           case when done_at is null then 'queued' when outcome = 'reached' then 'sent' else 'failed' end as state,
           null::text as address,
           case outcome when 'wrong_number' then 'bad_address' when 'refused' then 'not_taken' end as failure,
           null::text as reason, created_at, case outcome when 'reached' then done_at end as sent_at, null::text as receipt,
           null::timestamptz as crossed_at
      from call_task
    union all
    select circular, organization, notice, 'letter', cause, null,
           case state when 'posted' then 'sending' when 'delivered' then 'sent' when 'returned' then 'failed'
                      else 'queued' end, null,
           case state when 'returned' then 'bad_address' end, ended_why,
           created_at, posted_on::timestamp at time zone 'Asia/Shanghai', tracking_number, null
      from letter;
grant select on person_way to ${app_role};

create or replace view circular_way as
    select w.circular, w.organization, w.notice, w.channel, w.cause, w.message, w.state, m.address, m.failure, m.reason,
           m.created_at, m.sent_at, m.receipt,
           -- What was stopped after all crossed nothing.
           case when m.sending_at is not null and m.state not in ('stopped', 'cancelled')
                then coalesce(w.crossed_at, m.crossed_at) end as crossed_at
      from message_way w left join message m on m.id = w.message
    union all
    select * from person_way;
