-- Since when no purpose concerns the number; it goes some time after.
alter table id_number add unneeded_since timestamptz;
