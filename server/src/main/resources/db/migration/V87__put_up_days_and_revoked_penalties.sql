-- 公告送达: the day the notice was put up, from which its thirty days run (民事诉讼法 95).
alter table service_proof add put_up_on date
    check (put_up_on is null or method = 'public_notice' and served_on > put_up_on);

-- A decision that does not stand any more is a stage of its own, whether it was public or not.
alter table penalty_case drop constraint penalty_case_stage_check;
alter table penalty_case add constraint penalty_case_stage_check
    check (stage in ('filed', 'investigated', 'proposed', 'notified', 'reviewed', 'decided', 'served', 'closed',
                     'dismissed', 'revoked'));

-- So far it was said of public ones only, and always as 决定变更.
update penalty_step set kind = 'revoked', data = data || '{"outcome": "changed"}' where kind = 'withdrawn';
update penalty_case set stage = 'revoked', due_on = null, due_what = null
 where id in (select penalty from penalty_step where kind = 'revoked');
