-- A first password ends seven days after it was given; of those given before, seven days after this.
alter table person add column password_set_at timestamptz not null default now();
