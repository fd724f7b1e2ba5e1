-- What is kept of an organisation holds its township, by which lists are paged and reach is asked for. The copy is that of the
-- register, always: it changes in the very statement that changes the register, and no row can be stored with another.
alter table organization add constraint organization_township_once unique (id, township);

do $$
declare
    held text;
begin
    foreach held in array array['annual_return', 'credit_entry', 'credit_move', 'credit_objection', 'credit_run_line',
                                'due_procedure', 'extension_application', 'filing', 'penalty_case', 'review'] loop
        execute format('update %I h set township = o.township from organization o
                         where o.id = h.organization and h.township <> o.township', held);
        execute format('alter table %I drop constraint if exists %I', held, held || '_organization_fkey');
        execute format('alter table %I add constraint %I foreign key (organization, township)
                        references organization (id, township) on update cascade', held, held || '_township');
    end loop;
end $$;

-- Where those of one organisation are looked for only now.
create index credit_run_line_of on credit_run_line (organization);
create index due_procedure_of on due_procedure (organization);
create index review_of on review (organization);

-- agent: whoever handed out a code does not use it; null for those handed out before this was kept.
alter table agent_invitation add column issued_by uuid references person;
