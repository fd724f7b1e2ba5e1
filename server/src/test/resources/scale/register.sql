-- The demo's organisations again and again, each with a name and a code of its own, and people who act for most of them.
insert into organization (division, credit_code, name, type, charity, township, address, registered_on, legal_representative,
       supervising_unit, contact_name, contact_phone, contact_email, created_at, updated_at, cancelled_on, cancelled_why)
select o.division, m.code, replace(o.name, '演示', '演示第' || c || '批'), o.type, o.charity, o.township, o.address,
       o.registered_on, o.legal_representative, o.supervising_unit, o.contact_name, '100' || lpad(m.n::text, 8, '0'),
       case when o.contact_email is not null then 'many-' || m.n || '@demo.invalid' end, o.created_at, o.updated_at,
       case when m.n % 50 = 7 then date '2025-09-30' end, case when m.n % 50 = 7 then '演示·自行解散' end
  from (select d.*, row_number() over (order by credit_code) as place
          from organization d where substr(credit_code, 9, 4) = 'DEM0') o
 cross join generate_series(:from, :until) c
  join many_code m on m.n = c * 577 + o.place and m.type = o.type;

create temp table added as
select m.n, o.* from many_code m join organization o on o.credit_code = m.code;
analyze added;

insert into person (account, display_name, phone, created_at)
select 'many-' || n, '演示经办人', '101' || lpad(n::text, 8, '0'), now() from added where n % 10 < 7;
insert into role_grant (person, role, division, organization, organization_name)
select p.id, 'org_agent', o.division, o.id, o.name from added o join person p on p.account = 'many-' || o.n;
insert into agent_binding (organization, person, role, name, how, since)
select o.id, p.id, 'org_agent', p.display_name, 'recorded', now() from added o join person p on p.account = 'many-' || o.n;

insert into organization_change (organization, field, was, became, reason, by, at)
select id, 'address', '演示旧址', address, '演示·变更登记决定书', '演示经办科员', '2025-04-01 10:00+08' from added where n % 3 = 0;
insert into contact_check (organization, way, address, works, how, by, at)
select id, 'phone', contact_phone, n % 7 > 0, '演示·打过电话', '演示经办科员', '2025-04-02 10:00+08' from added where n % 2 = 0;

drop table many_code, added;
analyze organization, person, role_grant, agent_binding;
