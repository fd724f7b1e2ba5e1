-- A case of penalty (处罚案件) is told, heard and reviewed by its procedure; its row heard of that only with its next
-- step, so that it was listed as 待送达告知书 while it was 已告知 or 已法制审核.
update penalty_case c
   set stage = case when p.review_passed then 'reviewed' when p.served_on is not null then 'notified' else 'proposed' end
  from penalty_step s
  join due_procedure p on p.id = (s.data ->> 'procedure')::uuid
 where c.stage in ('proposed', 'notified', 'reviewed')
   and s.penalty = c.id
   and s.number = (select max(l.number) from penalty_step l where l.penalty = c.id and l.kind = 'proposed');
