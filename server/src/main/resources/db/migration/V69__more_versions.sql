-- What two may be editing at the same time counts its changes, as V65 has it for circulars, campaigns, ladders and the register.
alter table circular add column plan_version integer not null default 1;
alter table holiday_year add column version integer not null default 1;
alter table supervising_unit add column version integer not null default 1;
alter table joint_part add column version integer not null default 1;
alter table piece add column heard integer not null default 1;

-- An account that now speaks for another unit is a change of the one before, and not by whoever changed that last.
alter table supervising_unit add column changed_at timestamptz;
