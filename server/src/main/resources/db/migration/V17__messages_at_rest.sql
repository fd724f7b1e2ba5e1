-- A node has what it claimed, is sending, or left in doubt; what rests belongs to nobody, so that looking for what a
-- node holds does not walk through all it ever sent.
update message set node = null where node is not null and state in ('sent', 'failed', 'stopped', 'cancelled');
comment on column message.node is 'Who has it; null while it waits and once it rests.';
