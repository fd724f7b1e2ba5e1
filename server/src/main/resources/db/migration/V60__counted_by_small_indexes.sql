-- notice: how many are duties, which the planner cannot know from two columns; it is told of them, and of those still
-- open, in these words.
create statistics notice_is_duty on (duty = id) from notice;

-- Who has read nothing, who has not done what is asked, and the reminders that were read, each in an index of its
-- own, so that a list of few is found among few.
create index notice_unread_list on notice (circular, organization_name, organization)
    where (duty = id) is true and read_at is null;
create index notice_open_list on notice (circular, organization_name, organization) include (reply, extended_to)
    where (duty = id) is true and settled_at is null;
create index notice_reminder_read on notice (circular, organization)
    where duty is distinct from id and read_at is not null;
create index notice_unsubmitted on notice (circular, organization)
    where (duty = id) is true and settled_as is distinct from 'submitted';
create index notice_duties on notice (circular) where (duty = id) is true;
drop index notice_open;
create index notice_open on notice (id) where (duty = id) is true and settled_at is null;

-- The links of an organisation stand together: those reached are counted in order, and looked up one by one.
drop index message_notice_of_circular;
create index message_notice_of_circular on message_notice (circular, organization, channel) include (notice, message)
    where circular is not null;

-- contact: the calls and letters of an organisation in a circular.
create index call_task_of_circular on call_task (circular, organization) include (done_at, outcome)
    where circular is not null;
create index letter_of_circular on letter (circular, organization) include (state) where circular is not null;

-- organization: those of a township without their rows.
drop index organization_township;
create index organization_township on organization (township) include (id);

-- annualreport: who has filed for which year, for the list of those told.
create view annual_return_filed as select organization, year from annual_return;
grant select on annual_return_filed to ${app_role};

-- review: counted by state without the rows; what is held, and what is overdue, is few.
create index review_counts on review (state, year, township) include (organization) where state <> 'withdrawn';
drop index review_claimed;
create index review_claimed on review (claimed_by, claimed_until) include (state, township, organization)
    where claimed_by is not null;
create index review_flag_rule on review_flag (rule, review) where dismissed_at is null;

-- creditlist: who stands on a list now, without the entry itself.
create index credit_entry_standing on credit_entry (organization)
    include (list, name, credit_code, township, id, full_on, listed_on)
    where ended_on is null;

-- A decision knows its review's year and organisation, which never change.
alter table review_decision add column year integer, add column organization uuid, add column organization_name text;
update review_decision d set year = r.year, organization = r.organization, organization_name = r.organization_name
  from review r where r.id = d.review;
alter table review_decision alter column year set not null, alter column organization set not null,
    alter column organization_name set not null;
create index review_decision_concluded on review_decision (year, review) include (organization) where state = 'final';
create or replace view review_concluded as
    select review as id, year, organization from review_decision where state = 'final';

-- filing: the last version that its unit has consented to, 0 for none; and what still waits. What was given stays.
alter table filing add column consented integer not null default 0;
update filing f set consented = s.version
  from (select filing, max(version) as version from filing_stand
         where kind = 'consent' and state = 'given' group by filing) s
 where s.filing = f.id;
drop index filing_stand_consent;
create index filing_without_consent on filing (unit, submitted_at, id)
    where state <> 'draft' and consented < stands_from;
