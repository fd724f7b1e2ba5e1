-- circular: whoever waits by phone or letter is thousands; each one's notice is found in the index, with its place in the
-- list, and not in the table.
drop index notice_duties;
create index notice_duties on notice (circular, organization) include (organization_name) where (duty = id) is true;
