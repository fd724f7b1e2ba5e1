-- Whoever holds a role in the own name, with an account that is open: what lists of people with a post read. It is
-- counted and passed over without the accounts; closed ones are few, and a name is looked up where it is asked for.
create view role_holder as
select g.person, g.role, g.division,
       (select p.display_name from person p where p.id = g.person) as display_name,
       (select p.phone from person p where p.id = g.person) as phone
  from role_grant g
 where g.deputy_for is null and g.organization is null
   and not exists (select from person p where p.id = g.person and p.disabled);
grant select on role_holder to ${app_role};

create index role_grant_own on role_grant (division, role, person) where deputy_for is null and organization is null;
create index person_disabled on person (id) where disabled;
