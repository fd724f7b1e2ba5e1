-- How often each piece was opened on a day, on all nodes together; of no person and no address. Lost counts of up to
-- ten seconds are accepted: these are no record.
create table view_count (
    kind  text not null,
    piece text not null,
    day   date not null,
    views bigint not null,
    primary key (kind, piece, day)
);
grant select, insert, update on view_count to ${app_role};
