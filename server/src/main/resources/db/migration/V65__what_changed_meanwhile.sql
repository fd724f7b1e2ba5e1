-- A version counts up with each change of what a second officer may be editing at the same time. Who changed it and when
-- is in the trail, and for the register in its history.
alter table circular_draft add column version integer not null default 1;
alter table campaign add column version integer not null default 1;
alter table ladder add column version integer not null default 1;
alter table organization add column version integer not null default 1;
