-- contact: a call and a letter know the duty of their notice, as it was made; it never changes. Whether it is still open
-- is asked of a small index of open duties instead of two notices for each row.
alter table call_task add column duty uuid;
alter table letter add column duty uuid;
update call_task t set duty = n.duty from notice n where n.id = t.notice;
update letter l set duty = n.duty from notice n where n.id = l.notice;
create index notice_open on notice (id) where duty = id and settled_at is null;
drop index call_task_list;
create index call_task_list on call_task (again_on nulls first, created_at, id) include (done_at, circular, organization, duty);

-- organization: by code and by name, with what the lists ask for, so that rows which are only counted or passed over are
-- not fetched; and how many registered on which day, by groups of one type.
drop index organization_by_code;
create index organization_by_code on organization (credit_code)
    include (type, township, name, registered_on, cancelled_on, id, division);
create index organization_by_name on organization (name, id) include (division, type, township, registered_on, cancelled_on);
create index organization_groups on organization (division, type, registered_on, cancelled_on);

-- filing: when its latest version came, for the list of a supervising unit; and who has consented.
alter table filing add column submitted_at timestamptz;
update filing f set submitted_at = v.submitted_at from filing_version v where v.filing = f.id and v.number = f.version;
drop index filing_of_unit, filing_version_day;
create index filing_of_unit on filing (unit, submitted_at, id) include (stands_from) where state <> 'draft';
create index filing_stand_consent on filing_stand (filing, version) where kind = 'consent' and state = 'given';

-- publication: which record an item is about, without its kind, to tell those that stand in no batch.
alter table publication_item add column record uuid generated always as (split_part(subject, '/', 2)::uuid) stored;
create index publication_item_record on publication_item (kind, record) include (batch) where withdrawn_at is null;

-- notice: those shown in an inbox, to count them without their names.
create index notice_shown on notice (circular, organization) where shown;
