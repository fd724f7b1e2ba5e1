-- outreach: the 普法 plan of a year (普法责任清单), and the days around which it is made.
create table plan_item (
    id              uuid primary key default gen_random_uuid(),
    year            integer not null,
    title           text not null,
    topic           text not null,
    audience        text not null,
    -- A department (股室) or who answers for it by office.
    owner           text not null,
    due_on          date not null,
    planned_events  integer not null check (planned_events > 0),
    version         integer not null default 1,
    withdrawn_at    timestamptz,
    withdraw_reason text,
    constraint plan_item_due check (extract(year from due_on) = year),
    constraint plan_item_withdrawn check ((withdrawn_at is null) = (withdraw_reason is null))
);
create index plan_item_year on plan_item (year, due_on) where withdrawn_at is null;

-- An event counts towards one item; it names the villages it reached.
alter table pufa_event
    add plan_item uuid references plan_item,
    add villages  text[] not null default '{}';
update pufa_event set villages = array[division] where length(division) = 12;
create index pufa_event_plan_item on pufa_event (plan_item);

-- A day is the same each year, or moves: then each year's day is written down, never computed.
create table legal_day (
    id         uuid primary key default gen_random_uuid(),
    name       text not null,
    topic      text,
    month      integer,
    day        integer,
    last_month integer,
    last_day   integer,
    note       text,
    source     text not null,
    -- Whether the source's own text was read, by whom it was entered or later.
    checked    boolean not null,
    version    integer not null default 1,
    removed_at timestamptz,
    constraint legal_day_first check ((month is null) = (day is null)),
    constraint legal_day_last check ((last_month is null) = (last_day is null) and (last_month is null or month is not null))
);
create table legal_day_date (
    legal_day uuid not null references legal_day,
    year      integer not null,
    held_on   date not null,
    primary key (legal_day, year),
    constraint legal_day_date_year check (extract(year from held_on) = year)
);

grant select, insert, update on plan_item, legal_day to ${app_role};
grant select, insert, delete on legal_day_date to ${app_role};

insert into legal_day (name, topic, month, day, last_month, last_day, note, source, checked)
values ('妇女节', 'marriage', 3, 8, null, null, '妇女权益、反家庭暴力', '全国年节及纪念日放假办法', false),
       ('全民国家安全教育日', null, 4, 15, null, null, null, '国家安全法', false),
       ('民法典宣传月', 'marriage', 5, 1, 5, 31, '“美好生活·民法典相伴”', '每年的宣传通知', false),
       ('国际家庭日', 'marriage', 5, 15, null, null, '婚姻家庭', '通行的日期', false),
       ('婚姻登记宣传日', 'marriage', 5, 20, null, null, '登记人数多，适合讲婚姻登记和家庭责任', '通行的做法', false),
       ('六一儿童节', 'child', 6, 1, null, null, '未成年人保护法自 2021 年 6 月 1 日起施行', '全国年节及纪念日放假办法', false),
       ('中华慈善日', 'organization', 9, 5, null, null, null, '慈善法第七条', true),
       ('法治宣传教育法施行日', null, 11, 1, null, null, '自 2025 年 11 月 1 日起施行', '法治宣传教育法', false),
       ('宪法宣传周', null, 12, 1, 12, 7, '12 月 4 日是国家宪法日；宣传周哪天起止，以当年通知为准', '全国人大常委会关于设立国家宪法日的决定', false),
       ('国际志愿者日', null, 12, 5, null, null, '志愿服务', '通行的日期', false);

-- Days by the lunar calendar and solar terms: a table of the years that somebody has looked up.
with moving(name, topic, note, source, checked, dates) as (
    values ('春节', null, '走访慰问', '农历正月初一', true, array['2026-02-17', '2027-02-06', '2028-01-26']),
           ('清明节', 'funeral', '文明祭扫、殡葬改革', '二十四节气', false, array['2026-04-05', '2027-04-05', '2028-04-04']),
           ('七夕', 'marriage', '登记人数多，适合讲婚姻登记', '农历七月初七', false, array['2026-08-19', '2027-08-08', '2028-08-26']),
           ('中秋节', null, '走访慰问', '农历八月十五', true, array['2026-09-25', '2027-09-15', '2028-10-03']),
           ('老年节（重阳）', null, '敬老、赡养', '老年人权益保障法第十二条：农历九月初九', true, array['2026-10-18', '2027-10-08', '2028-10-26'])
), entered as (
    insert into legal_day (name, topic, note, source, checked)
    select name, topic, note, source, checked from moving returning id, name
)
insert into legal_day_date (legal_day, year, held_on)
select e.id, extract(year from d::date), d::date
  from entered e join moving m using (name) cross join unnest(m.dates) as d;
