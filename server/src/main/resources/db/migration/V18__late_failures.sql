-- WeChat takes a message first and tells afterwards that it did not reach the phone. Such a word may come before this
-- system has written down that the message left, so it waits here until it has been followed.
alter table wechat_arrival
    -- As messages name it: subscribe, service_account.
    add column channel     text,
    add column followed_at timestamptz;
update wechat_arrival set followed_at = at;
create index wechat_arrival_to_follow on wechat_arrival (at) where not arrived and followed_at is null;
create index message_receipt on message (receipt) where channel in ('subscribe', 'service_account');

-- A reminder that nobody reads escalates too, where the notice itself was read.
create index notice_reminder_unread on notice (sent_at)
    where duty <> id and read_at is null and circular is not null;
