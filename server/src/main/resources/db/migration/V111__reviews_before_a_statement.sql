-- A statement (陈述申辩) that came after the legal review was not before the reviewer: such a review of an open case is made anew.
-- The trail tells which came first; both commands hold the procedure until they are in it.
update due_procedure p
   set review_passed = null, review_opinion = null, reviewer = null, reviewer_name = null, reviewed_on = null
  from (select subject, max(id) filter (where action = 'reviewProcedure') as reviewed,
               max(id) filter (where action = 'makeStatement') as stated
          from audit_event where action in ('reviewProcedure', 'makeStatement') group by subject) t
 where t.subject = 'procedure/' || p.id and t.stated > t.reviewed and p.decided_on is null and p.reviewed_on is not null;
