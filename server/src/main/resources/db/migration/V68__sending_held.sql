-- delivery: a row while nothing may be sent. After going back to a backup the database does not know what has left since.
create table sending_hold (
    only_one boolean primary key default true check (only_one),
    since    timestamptz not null
);
grant select, insert, delete on sending_hold to ${app_role};
