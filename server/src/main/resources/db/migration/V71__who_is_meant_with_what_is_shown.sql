-- notice: whoever has read nothing or has not filed is found together with what the total needs of it, and reminders,
-- which are few, stand by themselves.
drop index notice_unread_list;
create index notice_unread_list on notice (circular, organization_name, organization) include (shown)
    where (duty = id) is true and read_at is null;
drop index notice_unsubmitted;
create index notice_unsubmitted on notice (circular, organization) include (shown, read_at)
    where (duty = id) is true and settled_as is distinct from 'submitted';
drop index notice_reminder_read;
create index notice_reminders on notice (circular, organization) include (read_at, shown) where duty is distinct from id;
