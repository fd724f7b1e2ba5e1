-- Since when no organisation of the register names the unit; its address goes some time after.
alter table supervising_unit add unneeded_since timestamptz;
