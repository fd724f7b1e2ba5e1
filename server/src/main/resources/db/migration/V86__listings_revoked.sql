-- creditlist: a listing, or grounds of one, revoked (撤销列入) because it should not have been made.
--
-- credit_revocation  the grounds that a move of kind revoke says have fallen

alter table credit_entry drop constraint credit_entry_ended_by_check;
alter table credit_entry add constraint credit_entry_ended_by_check check (ended_by in ('removed', 'moved', 'revoked'));
alter table credit_move drop constraint credit_move_kind_check;
alter table credit_move add constraint credit_move_kind_check check (kind in ('list_abnormal', 'add_ground', 'move_serious',
    'list_serious', 'remove_abnormal', 'remove_serious', 'revoke'));
create unique index credit_move_revocation on credit_move (organization) where state = 'open' and kind = 'revoke';

-- What an entry rests on are its grounds that are not revoked.
alter table credit_ground add revoked_on date;
create index credit_ground_resting on credit_ground (entry)
    where record is not null and year is null and revoked_on is null;
create table credit_revocation (
    move   uuid not null references credit_move,
    ground uuid not null references credit_ground,
    primary key (move, ground)
);
create index credit_revocation_ground on credit_revocation (ground);

alter table credit_task drop constraint credit_task_kind_check;
alter table credit_task add constraint credit_task_kind_check check (kind in ('window_over', 'two_years_full',
    'rectification_missed', 'removal_due', 'answer_due', 'six_months_over', 'correction_due'));
create index credit_objection_upheld on credit_objection (entry) where upheld;

-- What may be made public: a listing that was revoked is one no longer.
create or replace view credit_listing as
    select id, 'list_entry' as kind, name, credit_code, listed_on as decided_on from credit_entry
     where ended_by is distinct from 'revoked'
    union all
    select id, 'list_removal', name, credit_code, ended_on from credit_entry where ended_on is not null;

-- And what is withdrawn that was: the listing that was revoked, and the end of an entry that stands again.
create view credit_listing_void as
    select id, 'list_entry' as kind from credit_entry where ended_by = 'revoked'
    union all
    select id, 'list_removal' from credit_entry where ended_on is null;

grant select, insert on credit_revocation to ${app_role};
grant select on credit_listing_void to ${app_role};
