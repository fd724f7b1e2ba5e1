-- What a notice has tried beside messages: people, and ways on which its organisation could not be reached.
create table notice_way (
    notice   uuid not null references notice,
    channel  text not null,
    cause    text not null check (cause in ('first', 'fallback', 'unread')),
    -- False where nobody could be addressed this way.
    taken    boolean not null,
    tried_at timestamptz not null,
    primary key (notice, channel)
);
grant select, insert on notice_way to ${app_role};

create index notice_unread on notice (sent_at)
    where duty = id and read_at is null and settled_at is null and circular is not null;
