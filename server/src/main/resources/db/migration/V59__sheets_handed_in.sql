-- A sheet that was handed in stays until the stand ends, so that it can be answered again and still counts once.
alter table stand_sheet add handed_in boolean not null default false;

grant update (handed_in) on stand_sheet to ${app_role};
