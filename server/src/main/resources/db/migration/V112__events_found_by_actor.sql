-- What somebody did, the latest first, and whether anybody of that name ever did anything, without reading the whole trail.
create index audit_event_of_actor on audit_event (actor, id);
