-- Of a version already cited, another text or a later day was brought: nobody has read what cites it beside that.
alter table stale_citation drop constraint stale_citation_what_check;
alter table stale_citation add constraint stale_citation_what_check
    check (what in ('changed', 'renumbered', 'gone', 'repealed', 'unknown', 'corrected'));
