-- notice: what carried a notice until the contact it goes to was corrected; another message carries it since.
create table message_notice_earlier (
    notice  uuid not null references notice,
    channel text not null,
    message uuid not null references message,
    until   timestamptz not null,
    primary key (notice, channel, message)
);
create index message_notice_earlier_message on message_notice_earlier (message);
grant select, insert on message_notice_earlier to ${app_role};

-- For the record of who was told where; figures and lists of what stands ask circular_way.
create view earlier_way as
    select n.circular, n.organization, e.notice, e.channel, l.cause, e.message, m.state, m.address, m.failure, m.reason,
           m.created_at, m.sent_at, m.receipt, null::timestamptz as crossed_at
      from message_notice_earlier e
      join notice n on n.id = e.notice
      join message_notice l on l.notice = e.notice and l.channel = e.channel
      join message m on m.id = e.message;
grant select on earlier_way to ${app_role};
