-- Whoever erased the own account left the papers of the counter open, and why an earlier binding had ended.
delete from stored_file f using agent_binding b
 where b.name = '已注销' and b.ended_at is not null and f.attached_to = 'binding/' || b.id;
update agent_binding
   set scan = null, end_reason = case when end_reason = '本人注销账号' then end_reason else '已删除' end
 where name = '已注销' and ended_at is not null;
