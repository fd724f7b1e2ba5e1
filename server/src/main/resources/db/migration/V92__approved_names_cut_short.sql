-- identity: whoever stands in a post is called by the name that was approved with it.
update person p set display_name = t.name
  from (select distinct on (person) person, name from post_tenure
         where ended_at is null and name is not null order by person, since desc, id) t
 where p.id = t.person and p.password_hash is null and p.display_name <> t.name;

-- training: what had been held of a session when it was called off; null unless it had begun.
alter table training_session add column held_minutes integer check (held_minutes >= 0);
-- Of those called off before somebody was asked: from the start to that moment, and never more than was meant.
update training_session
   set held_minutes = least(extract(epoch from cancelled_at - starts_at) / 60,
                            coalesce(minutes, extract(epoch from ends_at - starts_at) / 60),
                            480 * (1 + extract(day from ends_at - starts_at)))::integer
 where cancelled_at >= starts_at;
