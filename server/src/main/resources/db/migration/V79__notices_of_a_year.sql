-- The rows behind the year's figures are counted and paged by this index alone; only what a page shows is looked up.
create index notice_of_year on notice (sent_at, id) include (read_at) where circular is not null and occasion = 'notice';
