-- The release whose cards, courses, exams and templates have been put in: the same one need not compare them again.
create table seeded_release (
  hash text primary key,
  at timestamptz not null default now()
);

grant select, insert, delete on seeded_release to ${app_role};
