-- Every node looks twice a minute for failures that nobody followed; it must not read all messages ever sent. The index
-- names no state, so marking as leaving still needs no index entry.
create index message_failed on message (created_at) where failure is not null;
