-- creditlist: what was left out of a run, and what is read in two ways, is little, and found in an index of its own.
create index credit_run_line_excluded on credit_run_line (run) where excluded_reason is not null;
create index credit_run_line_differs on credit_run_line (run, place) include (verdict) where full_on <> full_on_other;
