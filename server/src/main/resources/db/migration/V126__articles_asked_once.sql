-- publication: that WeChat is asked for an article is on record before it is asked.
alter table publication_article drop constraint publication_article_state_check;
alter table publication_article add constraint publication_article_state_check
    check (state in ('asking', 'drafted', 'refused', 'unknown', 'submitted', 'published', 'failed'));
