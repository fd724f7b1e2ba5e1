-- The request that queued it, by which its failures are found in the log; null where the clock did.
alter table message add column request_id text;
