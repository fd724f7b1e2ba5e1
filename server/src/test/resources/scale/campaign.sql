-- The report of 2024: told to all, most of them reached, nine of ten received.
create temp table many as
select *, abs(hashtext(credit_code)) % 100 as h, row_number() over (order by credit_code) as n from organization;
create temp table officer as select id from person where account = 'case_officer';
create temp table checker as select id from person where account = 'approver';
analyze many;

insert into campaign (id, division, year, types, registered_before, opens_on, closes_on, due_on, due_explanation,
       document_number, subject, body, state, in_scope, created_at, released_at, consent_by, consent_due_on,
       consent_explanation)
select '00000000-0000-4000-8000-000000002024', division, 2024, types, '2024-12-30', '2025-03-01', '2025-05-31', '2025-06-03',
       '6月3日（星期二）前。', '廉演示发〔2025〕3号', replace(subject, '2023', '2024'), body, 'released',
       (select count(*) from many where registered_on <= '2024-12-30'),
       '2025-03-01 09:00+08', '2025-03-01 09:00+08', '2025-03-31', '2025-03-31', '3月31日（星期一）前。'
  from campaign where year = 2023;
insert into campaign_step (campaign, step, at)
select '00000000-0000-4000-8000-000000002024', s, '2025-03-01 09:00+08' from unnest(array['drafted', 'released']) s;
insert into circular (id, division, kind, source, title, document_number, opens_on, due_on, due_explanation, plan, created_at, released_at)
select c.id, c.division, 'statutory', 'annual_report', c.subject, c.document_number, c.opens_on, c.due_on, c.due_explanation,
       '{"then": [], "first": ["email"]}', c.created_at, c.released_at
  from campaign c where c.year = 2024;
insert into lane (id, created_at) values ('00000000-0000-4000-8000-000000002024', '2025-03-01 09:00+08');
insert into occasion (circular, code, forms, created_at)
select '00000000-0000-4000-8000-000000002024', o.code, o.forms, '2025-03-01 09:00+08'
  from occasion o join campaign c on c.id = o.circular where c.year = 2023 and o.code = 'notice';

insert into campaign_scope (campaign, organization, organization_name, type, registered_on, why, explanation, reason)
select '00000000-0000-4000-8000-000000002024', id, name, type, registered_on,
       case when registered_on > '2024-12-30' then 'registered_later' when h = 99 then 'excluded' end, '演示·按登记日期。',
       case when registered_on <= '2024-12-30' and h = 99 then '演示·正在清算' end
  from many;
insert into campaign_scope (campaign, organization, organization_name, type, registered_on)
select c.id, m.id, m.name, m.type, m.registered_on from many m, campaign c
 where c.year = 2023 and m.registered_on <= '2023-12-30' on conflict do nothing;

create temp table told as
select gen_random_uuid() as notice, gen_random_uuid() as message, gen_random_uuid() as filing, m.*,
       s.campaign, c.year, c.document_number, c.opens_on, c.due_on, c.due_explanation, c.released_at,
       m.h < 90 and (c.year = 2024 or m.h < 88) as filed
  from campaign_scope s join many m on m.id = s.organization join campaign c on c.id = s.campaign
 where s.why is null and c.year in (2023, 2024)
   and not exists (select from notice x where x.circular = s.campaign and x.organization = m.id);
analyze told;

insert into notice (id, circular, division, organization, organization_name, document_number, opens_on, due_on, due_explanation,
       created_at, sent_at, read_at, acknowledged_at, occasion, duty, settled_at, settled_as, extended_to, reply, replied_at)
select notice, campaign, division, id, name, document_number, opens_on, due_on, due_explanation, released_at, released_at,
       case when h % 5 > 0 then released_at + h * interval '1 hour' end,
       case when h % 5 > 1 then released_at + h * interval '2 hours' end, 'notice', notice,
       case when filed then released_at + h * interval '1 day' end, case when filed then 'submitted' end,
       case when h = 95 then due_on + 20 end, case when h = 96 then 'need_help' end,
       case when h = 96 then released_at + interval '3 days' end
  from told;
insert into message (id, lane, channel, address, state, failure, reason, attempts, created_at, sending_at, sent_at, receipt)
select message, campaign, 'email', contact_email,
       case when h = 97 then 'failed' when h = 98 and n % 20 = 0 then 'uncertain' else 'sent' end,
       case when h = 97 then 'bad_address' end, case when h = 97 then '演示·没有这个信箱' end, 1, released_at, released_at,
       case when h < 97 then released_at + interval '1 minute' end, 'many-' || n
  from told where year = 2024 and contact_email is not null;
insert into message_notice (notice, organization, circular, channel, message)
select notice, id, campaign, 'email', message from told where year = 2024 and contact_email is not null;
insert into notice_way (notice, channel, cause, taken, tried_at)
select notice, 'email', 'first', contact_email is not null, released_at from told where year = 2024;

insert into annual_return (id, division, year, organization, organization_name, submitted_at, campaign, township, receipt_number,
       due_on, late, consent, consent_on, sha256, how, received_on)
select filing, division, year, id, name, released_at + h * interval '1 day', case when year = 2024 then campaign end, township,
       case when year = 2024 then 'R2024-' || lpad(n::text, 6, '0') end, due_on, h > 85,
       case when supervising_unit is null then 'not_needed' when h % 4 = 0 then 'missing' else 'given' end,
       case when supervising_unit is not null and h % 4 > 0 then date '2025-03-20' end,
       case when year = 2024 then encode(sha256(filing::text::bytea), 'hex') end,
       case when year = 2023 then 'paper' else 'online' end, (released_at + h * interval '1 day')::date
  from told where filed on conflict do nothing;
insert into return_receipt_number (division, year, last) values ('440881', 2024, 99999);

insert into extension_application (campaign, organization, organization_name, township, how, until, reason, asked_at, state, due_on,
       due_explanation, answer, decided_at, decided_by)
select campaign, id, name, township, 'online', due_on + 20, '演示·会计出差', due_on - interval '10 days', s.state,
       case when s.state = 'granted' then due_on + 20 end, case when s.state = 'granted' then '准予延期。' end,
       case when s.state in ('granted', 'refused') then '演示' end,
       case when s.state in ('granted', 'refused') then due_on - interval '5 days' end,
       case when s.state in ('granted', 'refused') then (select id from officer) end
  from told t cross join lateral (select (array['asked', 'granted', 'refused', 'withdrawn'])[1 + n % 4] as state) s
 where year = 2024 and h between 91 and 96;
