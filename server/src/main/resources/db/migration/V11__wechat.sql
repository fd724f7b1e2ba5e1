-- Reaching people by WeChat: one access token for all nodes, what WeChat has no quota left for, what it tells us, and
-- what people agreed to receive.

-- One node asks for a new token while the others wait for the row; nobody holds a lock meanwhile.
alter table wechat_token alter column sealed drop not null;
alter table wechat_token alter column expires_at drop not null;
alter table wechat_token add got_at timestamptz;
-- By the clock of the database; whoever wrote it may renew, and nobody else.
alter table wechat_token add refreshing_until timestamptz;

-- A call whose quota is used up: before then nobody asks, then one asks.
create table wechat_pause (
    app_id text not null,
    call   text not null,
    until  timestamptz not null,
    primary key (app_id, call)
);

-- The same person for the mini-program and the 服务号; null where WeChat does not tell.
alter table wechat_user add unionid text;
create index wechat_user_unionid on wechat_user (unionid);

-- What WeChat has told, each once; a hash, since the key names the user.
create table wechat_push (
    app         text not null,
    key         text not null,
    received_at timestamptz not null,
    primary key (app, key)
);
create index wechat_push_received on wechat_push (app, received_at);

-- How many messages of a template a WeChat user still accepts; never more than the entries say.
create table wechat_quota (
    openid     text not null references wechat_user on delete cascade,
    template   text not null,
    remaining  integer not null default 0 check (remaining >= 0),
    -- Whatever was accepted up to then is void.
    refused_at timestamptz,
    primary key (openid, template)
);

create table wechat_quota_entry (
    id           bigint generated always as identity primary key,
    openid       text not null,
    template     text not null,
    change       integer not null,
    why          text not null check (why in ('accepted', 'taken', 'returned', 'refused')),
    message      uuid,
    at           timestamptz not null,
    -- One tap is told twice, by the phone and by WeChat; it counts once.
    reported_at  timestamptz,
    confirmed_at timestamptz,
    foreign key (openid, template) references wechat_quota on delete cascade
);
create index wechat_quota_entry_of on wechat_quota_entry (openid, template);

-- What WeChat says became of a message it took, by the number it gave.
create table wechat_arrival (
    receipt text primary key,
    arrived boolean not null,
    -- WeChat's own words.
    status  text not null,
    at      timestamptz not null
);

-- Who follows the 服务号; the person is found by the unionid.
create table wechat_follower (
    openid        text primary key,
    unionid       text,
    -- The latest that WeChat told of following or leaving.
    told_at       timestamptz not null,
    unfollowed_at timestamptz
);
create index wechat_follower_unionid on wechat_follower (unionid);

grant select, insert, update, delete
    on wechat_pause, wechat_push, wechat_quota, wechat_quota_entry, wechat_arrival, wechat_follower
    to ${app_role};
