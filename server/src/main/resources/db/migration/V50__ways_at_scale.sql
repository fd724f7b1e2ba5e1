-- notice: each notice on each of its ways. A claimed message is about to leave, and a cancelled one was stopped: nobody
-- need tell them apart.
create view notice_on_way as
    select n.id, n.circular, n.occasion, n.organization, n.organization_name, n.read_at, n.acknowledged_at,
           w.channel, w.reason, w.way_sent_at, w.crossed_at,
           case w.state when 'claimed' then 'sending' when 'cancelled' then 'stopped' else w.state end as state
      from notice n cross join lateral (
        select 'inbox' as channel, 'sent' as state, null as reason, n.sent_at as way_sent_at,
               null::timestamptz as crossed_at
         where n.shown
        union all
        select f.channel, f.state, f.reason, f.sent_at, f.crossed_at from message_fate f where f.notice = n.id) w;
grant select on notice_on_way to ${app_role};

-- The list of them is counted and passed over in its order without a look at notices or messages.
drop index notice_of_circular;
create index notice_of_circular on notice (circular, organization_name, organization, occasion)
    include (id, duty, read_at, settled_at, reply, shown, extended_to);
