-- outreach: what an event cost, in fen (分), and who wrote about it; a sheet's are the event's too.
alter table pufa_event
    add cost_fen    bigint check (cost_fen >= 0),
    add press_links text[] not null default '{}';
update pufa_event e set cost_fen = s.cost_fen, press_links = s.press_links from joint_sheet s where s.event = e.id;

-- evidence: whether a child's face can be seen on a photo, said by a person who looked at it.
create table photo_mark (
    photo        uuid primary key references stored_file,
    state        text not null check (state in ('unmarked', 'no_child', 'covered')),
    -- Covered parts, four numbers each: x, y, width, height, in thousandths of the photo's sides.
    areas        integer[] not null check (cardinality(areas) % 4 = 0),
    -- What was made to be shown; nothing where a mark was taken back.
    shown        uuid references stored_file,
    shown_width  integer,
    shown_height integer,
    marked_by    uuid not null references person,
    marked_at    timestamptz not null,
    version      integer not null,
    constraint photo_mark_shown check ((state = 'unmarked') = (shown is null)),
    constraint photo_mark_sized check ((shown is null) = (shown_width is null) and (shown is null) = (shown_height is null)),
    constraint photo_mark_covered check ((state = 'covered') = (cardinality(areas) > 0))
);
create index photo_mark_marked_by on photo_mark (marked_by);
grant select, insert, update on photo_mark to ${app_role};

-- jointsheet: a link that ran out is forgotten in time.
grant delete on joint_part_link to ${app_role};
