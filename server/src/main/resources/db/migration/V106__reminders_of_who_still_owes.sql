-- organization: those that left the register are few, and everything that is sent passes them over.
create index organization_cancelled on organization (id) where cancelled_on is not null;

-- notice: the days of extensions, which rounds are planned for.
create index notice_extended on notice (circular, extended_to) where (duty = id) is true and extended_to is not null;

-- reminder: what was called off has no rounds, though a ladder could be attached to it afterwards.
update followed_ladder f set stopped_at = greatest(f.attached_at, c.cancelled_at)
  from circular c
 where c.id = f.circular and c.cancelled_at is not null and f.stopped_at is null;
delete from reminder_round r using circular c
 where c.id = r.circular and c.cancelled_at is not null and r.state = 'planned';
