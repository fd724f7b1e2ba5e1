-- creditlist: what was put on a list, and what was taken off, each on its day, for whoever makes it public.
create view credit_listing as
    select id, 'list_entry' as kind, name, credit_code, listed_on as decided_on from credit_entry
    union all
    select id, 'list_removal', name, credit_code, ended_on from credit_entry where ended_on is not null;
grant select on credit_listing to ${app_role};
