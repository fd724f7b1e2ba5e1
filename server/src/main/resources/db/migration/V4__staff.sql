-- A password that an administrator gave out is to be changed.
alter table person add column password_initial boolean not null default false;

-- 代理 (AB岗): for some days somebody holds a role of an absent person. Such a row counts only within its days, and only
-- as long as the absent person holds the role.
alter table role_grant
    add column deputy_for  uuid references person,
    add column from_day    date,
    add column until_day   date,
    -- One appointment may take several rows, when the absent person holds the role in several divisions.
    add column appointment uuid,
    add constraint role_grant_dated check (
        num_nonnulls(deputy_for, from_day, until_day, appointment) in (0, 4) and deputy_for <> person and from_day <= until_day),
    drop constraint role_grant_person_role_division_organization_key,
    add constraint role_grant_once unique nulls not distinct (person, role, division, organization, appointment);
create index role_grant_deputy_for on role_grant (deputy_for) where deputy_for is not null;

-- Who drafted it does not release it. Empty for campaigns older than this rule.
alter table campaign add column created_by uuid references person;
